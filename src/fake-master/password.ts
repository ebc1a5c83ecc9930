const SALT = "GubPEmmotfiK9TMD6Zdw";

/** What clients send for a password: salted SHA-512 in hexadecimal; the empty password stays empty. */
export async function hashedPassword(password: string): Promise<string> {
  if (password === "") return "";
  const digest = await crypto.subtle.digest("SHA-512", new TextEncoder().encode(SALT + password));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
