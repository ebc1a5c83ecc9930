export * from "./api-error.js";
export * from "./checkpoint-errors.js";
export * from "./determined-error.js";
export * from "./experiment-errors.js";
export * from "./printable.js";
export * from "./redact.js";
export * from "./transport-errors.js";
export * from "./usage-errors.js";
