import { expect, test } from "vitest";
import { typedNames } from "../../../src/cli/common-flags.js";
import { messageOf } from "../../../src/cli/shell-words.js";
import { foreignAdvice } from "../../../src/api/foreign-advice.js";
import { checkSize } from "../../../src/checkpoint-files/record.js";
import { Determined, DeterminedError, DownloadError, TlsError } from "../../../src/index.js";
import { networkAdvice } from "../../../src/platform/node/network-advice.js";
import { tlsSettings } from "../../../src/platform/node/tls-settings.js";

const thrown = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};
const tls = (trouble: "other name" | "not trusted"): TlsError =>
  new TlsError(networkAdvice(trouble, "DNS:det.example.com", { master: "https://m:443", proxy: undefined }), {
    master: "https://m:443",
    attempts: 1,
    elapsed: 0,
  });

test.each([
  [tls("other name"), 'pass --cert-name with a name in it, such as --cert-name "det.example.com".'],
  [tls("not trusted"), "Pass --cert with a PEM file of the authority's certificate, or --noverify if you trust"],
  [
    thrown(() => new Determined({ master: "m", certPath: "ca.pem", noverify: true })),
    "Pass either --cert or --noverify: with --noverify nothing is verified.",
  ],
  [thrown(() => tlsSettings({ master: "m", certPath: "none.pem" }, "", () => undefined)), "no such file (--cert)."],
  [thrown(() => new Determined({ master: "ftp://x" })), "-m must be an http(s) address"],
  [
    thrown(() => new Determined({ master: "http://ada:x@host" })),
    "The user goes into --user, the password into DET_PASS.",
  ],
  [
    new DeterminedError(foreignAdvice({ status: 403, master: "http://m:80", body: { text: "" } as never })),
    "before the master sees it. Use an address without it",
  ],
  [thrown(() => checkSize({ weights: 2 }, "weights", 1, "uuid")), "or pass --no-verify to take it as it is."],
  [new DownloadError("Choose another path, or pass overwrite: true to replace it.", {}), "or pass --overwrite to"],
])("%s: flags and not options", (error, words) => {
  expect(error).toBeInstanceOf(Error);
  const names = typedNames({ arguments: {} }, { master: "-m" });
  expect(messageOf(error, names)).toContain(words);
  expect(messageOf(error, names)).not.toMatch(/[a-z](?:Path|Name)\b|argument|options? |: true|: false/);
});

test("what does not come from the library stays as it is", () => {
  expect(messageOf(new Error("certPath noverify: true"))).toBe("certPath noverify: true");
  expect(messageOf("a string")).toBe("a string");
});
