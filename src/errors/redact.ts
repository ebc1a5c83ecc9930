// Bearer tokens, Determined tokens, user info of addresses, JSON members that are named after a password or token.
const secret =
  /(\bbearer\s+)[^\s"',]+|\bv\d\.(?:public|local)\.[\w.-]+|(:\/\/)[^\s/?#]*(?=@)|("\w*(?:password|token)"\s*:\s*")(?:[^"\\]|\\.)*/gi;

/**
 * Replaces what looks like a secret in a string by `***`.
 *
 * @example
 * redact("http://ann:hunter2@master:8080"); // "http://***@master:8080"
 */
export function redact(text: string): string {
  return text.replace(secret, "$1$2$3***");
}
