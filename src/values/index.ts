export * from "./check-basics.js";
export * from "./check-enum.js";
export * from "./check-json.js";
export * from "./check-times.js";
export * from "./enums.js";
export * from "./refuse.js";
export * from "./release.js";
export * from "./wire.js";
