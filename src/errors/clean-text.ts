import { hideSecrets } from "./hide-secrets.js";
import { printable } from "./printable.js";
import { redact } from "./redact.js";

/** A string as errors may show it: without known secrets, without what looks like one, without control characters. */
export function cleanText(text: string, secrets: readonly (string | undefined)[]): string {
  return printable(redact(hideSecrets(text, secrets)));
}
