import { cleanText } from "../errors/clean-text.js";
import { hideInCause } from "../errors/hide-in-cause.js";
import { trimCauses } from "../errors/trim-stack.js";
import type { Exchange } from "./exchange.js";

/**
 * Returns what errors about a request must not show: what it was authenticated with, and the passwords, or their hashes, that it
 * sent. A master or a proxy may repeat each of them.
 */
export function secretsOf({ token, authentication, init, body, path }: Exchange): string[] {
  const secrets = [token, ...(authentication?.secrets?.() ?? [])];
  for (const [name, value] of new Headers(init?.headers)) {
    if (!/auth|cookie|token|secret|key/.test(name)) continue;
    // Without the scheme, `Bearer` for example, and without the names of cookies.
    const parts = [
      value,
      value.replace(/^\w+ +/, ""),
      ...value.split(/;\s*/).map((part) => part.replace(/^[^=]*=/, "")),
    ];
    secrets.push(...parts.filter((part) => part.length > 5));
  }
  if (/auth|user|login/.test(path)) secrets.push(...secretMembers(body));
  return secrets.filter((secret) => secret !== undefined && secret !== "") as string[];
}

function secretMembers(body: unknown, name: string = "password"): string[] {
  if (typeof body === "string") return /password|token|secret/i.test(name) ? [body] : [];
  if (!body || typeof body !== "object") return [];
  return Object.entries(body).flatMap(([key, value]) => secretMembers(value, key));
}

/** Cleans what an error about a request shows of its answer, or of what was thrown. */
export interface Cleaner {
  /** A string without secrets and control characters. */
  text(text: string): string;
  /** What was thrown, without secrets and frames of the runtime. */
  cause(cause: unknown): unknown;
}

/** Makes the {@link Cleaner} of a request. */
export function cleanerOf(exchange: Exchange): Cleaner {
  const secrets = secretsOf(exchange);
  return {
    text: (text) => cleanText(text, secrets),
    cause(cause) {
      const clean = hideInCause(cause, secrets);
      trimCauses(clean);
      return clean;
    },
  };
}
