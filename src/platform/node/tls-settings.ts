import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { DeterminedError, InvalidArgumentError } from "../../errors/index.js";
import type { TransportOptions } from "../platform.js";
import { fileReason, systemCode } from "./files.js";
import { masterKey } from "./master-key.js";
import type { Environment } from "./proxy-choice.js";

/** How to judge a master's certificate, where it is not as usual. */
export interface TlsSettings {
  /** PEM certificates that are trusted in addition to the public roots. */
  readonly certificates: string | undefined;
  /** The host name that the certificate must carry. */
  readonly name: string | undefined;
  readonly verify: boolean;
}

/**
 * Chooses by the rules of the Python SDK: any option of the caller makes environment and `certs.json` count for
 * nothing; else `DET_MASTER_CERT_FILE` (or `noverify`) and `DET_MASTER_CERT_NAME`; else `certs.json`. Undefined when
 * all is as usual. Throws InvalidArgumentError on options that contradict each other or name no certificate.
 */
export function tlsSettings(
  options: TransportOptions,
  directory: string,
  environment: Environment,
): TlsSettings | undefined {
  const { certPath, certName, noverify, master } = options;
  if (certPath !== undefined || certName !== undefined || noverify !== undefined) {
    checkType(certPath, "certPath", "string");
    checkType(certName, "certName", "string");
    checkType(noverify, "noverify", "boolean");
    if (certPath !== undefined && noverify) {
      throw new InvalidArgumentError("Pass either certPath or noverify: with noverify nothing is verified.", {
        argument: "noverify",
      });
    }
    const certificates = certPath === undefined ? undefined : readCertificates(certPath);
    return settings(certificates, certName, !noverify);
  }
  const name = environment("DET_MASTER_CERT_NAME");
  const file = environment("DET_MASTER_CERT_FILE");
  if (!file) return settings(storedCertificate(master, directory), name, true);
  if (file.toLowerCase() === "noverify") return settings(undefined, name, false);
  try {
    return settings(readFileSync(file, "utf8"), name, true);
  } catch (error) {
    options.logger?.warn(`DET_MASTER_CERT_FILE names ${file}, which is not used: ${fileReason(error)}.`);
    return settings(undefined, name, true);
  }
}

/** A number, above all, would be taken for an open file, and reading that may never end. */
function checkType(value: unknown, argument: string, type: "string" | "boolean"): void {
  if (value === undefined || typeof value === type) return;
  throw new InvalidArgumentError(
    `The argument ${argument} must be a ${type}, got ${value === null ? "null" : typeof value}.`,
    {
      argument,
    },
  );
}

const settings = (
  certificates: string | undefined,
  name: string | undefined,
  verify: boolean,
): TlsSettings | undefined =>
  certificates === undefined && !name && verify ? undefined : { certificates, name: name || undefined, verify };

const block = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]*-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;

function readCertificates(file: string): string {
  const refuse = (reason: string, cause?: unknown): InvalidArgumentError =>
    new InvalidArgumentError(`The certificate file ${file} cannot be used: ${reason} (argument certPath).`, {
      argument: "certPath",
      cause,
    });
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    throw refuse(fileReason(cause), cause);
  }
  const certificates = text.match(block);
  if (!certificates) throw refuse("it holds no PEM certificate");
  try {
    for (const certificate of certificates) new X509Certificate(certificate);
  } catch (cause) {
    throw refuse("a certificate in it is damaged", cause);
  }
  return text;
}

/** What `det` keeps for a master in `certs.json`, or in the `master.crt` of old releases. Reading changes nothing. */
function storedCertificate(master: string, directory: string): string | undefined {
  if (!master.startsWith("https:")) return undefined;
  const file = path.join(directory, "certs.json");
  const text = readIfThere(file);
  if (text === undefined) return readIfThere(path.join(directory, "master.crt"));
  const corrupt = (): DeterminedError =>
    new DeterminedError(`${file} is not a store of certificates. It was left as it is. Repair it, or move it away.`);
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch {
    throw corrupt();
  }
  if (typeof entries !== "object" || entries === null || Array.isArray(entries)) throw corrupt();
  for (const [address, certificate] of Object.entries(entries)) {
    if (address !== master && masterKey(address) !== master) continue;
    if (typeof certificate !== "string") throw corrupt();
    return certificate;
  }
  return undefined;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EACCES", "EPERM"].includes(systemCode(error) ?? "")) return undefined;
    throw new DeterminedError(`Cannot read ${file}: ${fileReason(error)}. Repair it, or move it away.`, {
      cause: error,
    });
  }
}
