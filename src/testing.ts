export * from "./fake-master/index.js";
