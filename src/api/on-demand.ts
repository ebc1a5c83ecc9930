// What only some calls need: streams, middleware, and all that follows when an answer is no success.
export { warnInsecure } from "./insecure-warning.js";
export { readJsonStream } from "./json-stream.js";
export { recover } from "./recovery.js";
export { describeAnswer } from "./answer-failure.js";
export { retryBudgetOf } from "./retry-budget.js";
export { takeApart } from "./take-apart.js";
export { watchStream } from "./watched-stream.js";
