// What only some calls need: streams, and all that follows when an answer is no success.
export { refund } from "./retry-budget.js";
export { warnInsecure } from "./insecure-warning.js";
export { readJsonStream } from "./json-stream.js";
export { recover } from "./recover.js";
export { describeAnswer } from "./describe-answer.js";
export { watchStream } from "./watched-stream.js";
