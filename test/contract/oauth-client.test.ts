import { expect } from "vitest";
import { NotFoundError, UnsupportedByMasterError } from "../../src/index.js";
import { contractOnFake, contractOnWire } from "./master.js";

contractOnFake(
  "an OAuth client is added with its secret, listed without it, and removed",
  "the enterprise edition",
  async ({ admin }) => {
    expect(await admin.listOauthClients()).toEqual([]);
    const added = await admin.addOauthClient("https://app.example.com", { name: "app" });
    expect(added).toEqual({
      id: expect.any(String) as string,
      secret: expect.any(String) as string,
      name: "app",
      domain: "https://app.example.com",
    });
    const { id, name, domain } = added;
    expect(await admin.listOauthClients()).toEqual([{ id, name, domain }]);
    expect(await admin.listOauthClients().first()).toEqual({ id, name, domain });
    await admin.removeOauthClient(id);
    expect(await admin.listOauthClients()).toEqual([]);
  },
);

contractOnWire("OAuth clients need the enterprise edition, and the error says so", async ({ determined, wire }) => {
  const body = JSON.stringify({ message: "Not Found" });
  for (const operation of ["get-oauth2-clients", "post-oauth2-client", "delete-oauth2-client"]) {
    wire.faults.fail({ operation, status: 404, body });
  }
  for (const call of [
    () => determined.listOauthClients(),
    () => determined.addOauthClient("example.com", { name: "n" }),
    () => determined.removeOauthClient("1"),
  ]) {
    const error: unknown = await Promise.resolve(call()).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnsupportedByMasterError);
    expect(error).toMatchObject({ status: 404, message: expect.stringContaining("enterprise edition") as unknown });
    expect((error as Error).cause).toBeInstanceOf(NotFoundError);
  }
});
