import type { StorageConfig } from "./storage-config.js";

/** Returns what messages about a storage must not show: keys, connection strings, and the secrets inside them. */
export function storageSecrets(storage: StorageConfig): string[] {
  if (storage.type === "s3") return [storage.secretKey].filter((secret) => secret !== undefined);
  if (storage.type !== "azure") return [];
  const { connectionString = "", credential = "" } = storage;
  // An address with a signature shows it decoded and as it was given.
  const parts = connectionString
    .split(";")
    .filter((part) => /key|signature/i.test(part.split("=")[0] ?? ""))
    .map((part) => part.slice(part.indexOf("=") + 1));
  return [connectionString, credential, ...parts, ...[credential, ...parts].flatMap(signaturesOf)].filter(Boolean);
}

function signaturesOf(text: string): string[] {
  const raw = /(?:^|[?&])sig=([^&]*)/.exec(text)?.[1];
  return raw ? [raw, new URLSearchParams(`sig=${raw}`).get("sig") ?? ""] : [];
}
