import type { ApiRequest } from "../exchange.js";
import { warnInsecure } from "./insecure-warning.js";
import type { PipelineSettings } from "../pipeline.js";
import { refund } from "./retry-budget.js";

/** What follows a success, besides giving it to the caller. */
export function afterSuccess(request: ApiRequest, { allowInsecureAuth }: PipelineSettings): void {
  refund(request.master);
  if (!allowInsecureAuth) warnInsecure(request);
}
