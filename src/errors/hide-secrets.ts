/**
 * Replaces known secrets in a text, such as the password in use, by `***`; empty ones are ignored.
 *
 * @example
 * hideSecrets("no such user: hunter2", ["hunter2"]); // "no such user: ***"
 */
export function hideSecrets(text: string, secrets: Iterable<string | undefined>): string {
  for (const secret of secrets) {
    if (secret) {
      // A short secret inside ordinary words is no leak, and hiding it there would only make the text unreadable.
      const exact = secret.replace(/[^\w\s]/g, "\\$&");
      text = text.replace(new RegExp(secret.length > 3 ? exact : `(?<!\\w)${exact}(?!\\w)`, "g"), "***");
    }
  }
  return text;
}
