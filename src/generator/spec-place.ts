import { GeneratorError } from "./generator-error.js";

/** Where a spec can be read. */
export type SpecPlace =
  | { readonly kind: "release"; readonly release: string }
  | { readonly kind: "master"; readonly address: string }
  | { readonly kind: "address"; readonly address: string; readonly search: string }
  | { readonly kind: "file"; readonly path: string };

/** Where every master serves its spec. */
export const specPath = "/api/v1/api.swagger.json";

/**
 * Finds out what `--from`, or another argument, names: a release, the address of a master (with or without a scheme), that of a spec, or a file.
 *
 * @param isFile Returns whether there is a file or folder of that name.
 * @param named What the caller calls it, for messages.
 */
export function readPlace(from: string, isFile: (path: string) => boolean, named = "--from"): SpecPlace {
  const given = from.trim();
  if (given === "")
    throw new GeneratorError(`The ${named.startsWith("--") ? "option" : "argument"} ${named} is empty. ${choices}`);
  if (isFile(given)) return { kind: "file", path: given };
  if (/^v?\d+\.\d+\.\d+$/.test(given)) return { kind: "release", release: given.replace(/^v/, "") };
  if (/^https?:\/\//i.test(given)) return atAddress(given);
  if (/^[a-z][\w+.-]*:\/\//i.test(given)) {
    throw new GeneratorError(`The value of ${named}, ${withoutSecrets(given)}, is not an http address. ${choices}`);
  }
  // A host with a port; on Windows a letter and a colon begin a path.
  if (/^(?:[^\s/@]*@)?(?:\[[\da-f:.]+\]|[\w.-]{2,}):\d+(?:[/?#]|$)/i.test(given)) return atAddress(`http://${given}`);
  return { kind: "file", path: given };
}

const choices =
  "It takes the address of a master such as http://my-master:8080, a file, or a release that this package knows.";

function atAddress(address: string): SpecPlace {
  if (/^https?:\/\/[^/?#]*@/i.test(address)) {
    throw new GeneratorError(
      "Leave user and password out of the address: give --user, and DET_PASS or DET_USER_TOKEN, where the master wants a login.",
    );
  }
  const bare = address.replace(/[?#].*$/, "").replace(/(?<!:)\/+$/, "");
  // Apart from the address, which messages name: a query may hold a signature.
  if (!URL.canParse(address)) {
    throw new GeneratorError(
      `The address ${JSON.stringify(bare)} cannot be read: its host or its port is wrong. ${choices}`,
    );
  }
  if (bare.endsWith(specPath)) return { kind: "master", address: bare.slice(0, -specPath.length) };
  if (!/\.json$/i.test(bare)) return { kind: "master", address: bare };
  return { kind: "address", address: bare, search: new URL(address).search };
}

function withoutSecrets(address: string): string {
  return JSON.stringify(address.replace(/\/\/[^/]*@/, "//***@"));
}
