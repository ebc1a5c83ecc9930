/**
 * Replaces known secrets in a string, such as the password in use, by `***`; empty ones are ignored. They are found as they
 * are, as written in an address, and as written in JSON.
 *
 * @example
 * hideSecrets("no such user: hunter2", ["hunter2"]); // "no such user: ***"
 */
export function hideSecrets(text: string, secrets: Iterable<string | undefined>): string {
  // A long one may hold a short one.
  const forms = [...new Set([...secrets].flatMap(formsOf))].sort((one, other) => other.length - one.length);
  for (const form of forms) {
    // A short secret inside ordinary words does not leak, and hiding it there would only make the message unreadable.
    if (form.length > 3) text = text.replaceAll(form, "***");
    else text = text.replace(new RegExp(`(?<!\\w)${form.replace(/[^\w\s]/g, "\\$&")}(?!\\w)`, "g"), "***");
  }
  return text;
}

function formsOf(secret: string | undefined): string[] {
  if (!secret) return [];
  // What is sent is trimmed, so it may come back so.
  const forms = [secret, secret.trim(), JSON.stringify(secret).slice(1, -1)];
  if (!/\p{Surrogate}/u.test(secret)) forms.push(encodeURIComponent(secret));
  return forms.filter(Boolean);
}
