import type { Exchange } from "./exchange.js";
import { toError, type Failure } from "./failure.js";

/**
 * What a page does until `on-demand/` is loaded, or where that fails: nothing is repeated, and errors say less. It has
 * what calls need of it, under the same names; streams are not among it.
 */
export const standIn: object = {
  refund() {},
  warnInsecure() {},
  recover({ url, master, attempts, elapsed }: Exchange, response: Response | undefined, cause: unknown): Response {
    if (response) return response;
    const details = { master, attempts, elapsed, sent: true, cause };
    throw toError({ name: "MasterUnreachableError", message: `No answer from ${url}.`, details });
  },
  describeAnswer({ ok, status, url }: Response, said: unknown): Failure {
    const name = ok ? "MalformedResponseError" : "ApiError";
    // The words of a master that was sent a secret may repeat it, and what hides it is not loaded.
    const words = ok ? `: ${said as string}` : "";
    return { name, message: `${status} from ${url}${words}`, details: { status } };
  },
};
