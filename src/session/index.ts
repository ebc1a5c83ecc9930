export * from "./identity.js";
export * from "./password.js";
export * from "./session.js";
export * from "./token-store.js";
