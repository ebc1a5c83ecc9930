const mask = "***";

/**
 * Replaces secrets in a text by `***`: bearer tokens, Determined tokens, user info of addresses, JSON members that
 * are named after a password or token, and every text in `secrets`.
 *
 * @param secrets Further texts to hide, such as the password in use; empty ones are ignored.
 * @example
 * redact("http://ann:hunter2@master:8080"); // "http://***@master:8080"
 */
export function redact(text: string, secrets: Iterable<string | undefined> = []): string {
  for (const secret of secrets) {
    if (secret) {
      // A short secret inside ordinary words is no leak, and hiding it there would only make the text unreadable.
      const exact = secret.replace(/[^\w\s]/g, "\\$&");
      text = text.replace(new RegExp(secret.length > 3 ? exact : `(?<!\\w)${exact}(?!\\w)`, "g"), mask);
    }
  }
  return text
    .replace(/\b(bearer\s+)[^\s"',]+/gi, "$1" + mask)
    .replace(/\bv\d\.(?:public|local)\.[\w.-]+/g, mask)
    .replace(/(:\/\/)[^\s/?#]*@/g, `$1${mask}@`)
    .replace(/("\w*(?:password|token)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi, `$1"${mask}"`);
}
