import { InvalidArgumentError } from "../errors/index.js";

// The constant that every release of the master has compiled in; it is not a secret.
const salt = "GubPEmmotfiK9TMD6Zdw";

/** A password as the master takes it. */
export interface WirePassword {
  password: string;
  /** Whether `password` is the hash. */
  isHashed: boolean;
}

/**
 * Returns a password in the form that goes to the master: salted SHA-512 as lower-case hex, the empty one as it is.
 * Without WebCrypto (pages over plain http) the password itself goes, and the master hashes it.
 *
 * Python: `api.salt_and_hash`.
 */
export async function hashPassword(password: string): Promise<WirePassword> {
  const subtle = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle;
  if (password && !subtle) return { password, isHashed: false };
  const bytes = password ? await subtle!.digest("SHA-512", new TextEncoder().encode(salt + password)) : [];
  const hex = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { password: hex, isHashed: true };
}

/** Returns what a new password lacks; an empty array when it is good. Python: `check_password_complexity`. */
export function passwordWeaknesses(password: string | undefined): string[] {
  const rules: [string, boolean][] = [
    ["it must not be blank", !!password?.trim()],
    ["it needs at least 8 characters", (password?.length ?? 0) >= 8],
    ["it needs a capital letter A-Z", /[A-Z]/.test(password ?? "")],
    ["it needs a small letter a-z", /[a-z]/.test(password ?? "")],
    ["it needs a digit", /\d/.test(password ?? "")],
  ];
  return rules.filter(([, holds]) => !holds).map(([rule]) => rule);
}

/**
 * Refuses a new password that is too weak. The message lists all that is missing and never the password.
 *
 * @throws InvalidArgumentError
 */
export function checkPasswordStrength(password: unknown, argument: string): asserts password is string {
  if (password !== undefined && typeof password !== "string") {
    throw new InvalidArgumentError(`${argument} must be a string, got ${typeof password}.`, { argument });
  }
  const weaknesses = passwordWeaknesses(password);
  if (weaknesses.length) {
    throw new InvalidArgumentError(`The argument ${argument} is too weak: ${weaknesses.join("; ")}.`, { argument });
  }
}
