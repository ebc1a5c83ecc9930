import { expect, test } from "vitest";
import { Determined, UnsupportedByMasterError } from "../../../src/index.js";
import { createFakeMaster } from "../../../src/testing.js";

test.each(["0.19.10", "0.38.1"] as const)(
  "a master of %s without OAuth clients answers as open-source ones do",
  async (version) => {
    const fake = await createFakeMaster({ version, oauthClients: false });
    const { url: master, fetch, clock } = fake;
    const determined = new Determined({ master, fetch, clock, token: fake.token("admin"), tokenStore: false });
    const said = version === "0.38.1" ? "api not found: GET /oauth2/clients" : "Not Found";
    const answer = await fake.fetch(`${master}/oauth2/clients`, {
      headers: { authorization: `Bearer ${fake.token("admin")}` },
    });
    expect([answer.status, await answer.json()]).toEqual([404, { message: said }]);
    for (const call of [
      () => determined.listOauthClients(),
      () => determined.addOauthClient("https://app.example.com", { name: "app" }),
      () => determined.removeOauthClient("1"),
    ]) {
      const error: unknown = await Promise.resolve(call()).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(UnsupportedByMasterError);
      expect((error as Error).message).toMatch(
        /^OAuth clients need a master of the enterprise edition; this one has none\. /,
      );
      expect((error as Error).message).not.toContain("another release");
    }
    const again = await createFakeMaster({ snapshot: fake.snapshot() });
    expect(
      (
        await again.fetch(`${again.url}/oauth2/clients`, {
          headers: { authorization: `Bearer ${again.token("admin")}` },
        })
      ).status,
    ).toBe(404);
  },
);
