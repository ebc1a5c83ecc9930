import { check, checkFunction, checkInteger, checkName, type Check } from "./options/checks.js";
import { hostName } from "./options/host-name.js";
import type { OptionTable } from "./options/options.js";

/** Where a fake master listens. */
export interface ListenOptions {
  /**
   * The port; 0 takes any free one.
   *
   * @default 0
   */
  port?: number | undefined;
  /**
   * The address to listen on.
   *
   * @default "127.0.0.1"
   */
  host?: string | undefined;
  /**
   * Names by which it may be called beside `localhost`, `127.0.0.1`, `[::1]` and `host`, such as that of a container, or addresses
   * (of IPv6 with or without brackets); true takes any. Others are refused with 403: a page may have its own name lead here.
   *
   * @default none
   */
  allowedHosts?: readonly string[] | true | undefined;
  /** Called for each request when its answer begins. */
  onAnswer?: ((entry: { method: string; path: string; status: number; milliseconds: number }) => void) | undefined;
}

const isHostName = (value: unknown): boolean => typeof value === "string" && hostName(value) !== undefined;

/** Options of `fake.listen`. */
export const listenOptions = {
  port: { check: checkInteger(0, 65_535), default: 0 },
  host: { check: checkName, default: "127.0.0.1" },
  allowedHosts: {
    check: check<readonly string[] | true>(
      "true or an array of host names without ports",
      (value) => value === true || (Array.isArray(value) && value.every(isHostName)),
    ),
  },
  onAnswer: { check: checkFunction as Check<ListenOptions["onAnswer"]> },
} satisfies OptionTable<ListenOptions>;
