import { checkToken } from "../values/check-basics.js";
import { readTable, type OptionTable } from "../values/options.js";
import { refusal } from "../values/refuse.js";
import type { Authentication } from "./authentication.js";
import { connectionOptions, type ConnectionOptions } from "./connection-options.js";
import { checkMaster } from "./master-address.js";

/** Options of `createApiClient`. */
export interface ApiClientOptions extends ConnectionOptions {
  /** Address of the master. */
  master: string | URL;
  /** Token to send with every request. */
  token?: string | undefined;
  /** Where tokens come from instead, when they change. */
  authentication?: Authentication | undefined;
}

const apiClientOptions = {
  master: { check: checkMaster, required: true },
  token: { check: checkToken },
  authentication: { check: checkAuthentication },
} satisfies OptionTable<ApiClientOptions, keyof ConnectionOptions>;

/** @throws InvalidArgumentError for a wrong value or an unknown name. */
export function checkApiClientOptions(options: ApiClientOptions): void {
  readTable({ ...apiClientOptions, ...connectionOptions }, "createApiClient()", options, "options");
}

function checkAuthentication(value: unknown, argument: string): Authentication {
  if (typeof (value as Partial<Authentication> | null)?.tokenFor === "function") return value as Authentication;
  throw refusal(argument, "an object with the methods tokenFor and onUnauthorized", value);
}
