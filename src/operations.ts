import type { operations as Operations } from "#schema";
import { operations as routes } from "../generated/operations.js";
import type { OperationTable } from "./api/with-operations.js";

export { withOperations } from "./api/with-operations.js";
export type { NamedOperations, OperationInit, OperationRoute, OperationTable } from "./api/with-operations.js";

/** Every operation of the pinned release by its name, for `withOperations`. */
export const operations: OperationTable<Operations> = routes;
