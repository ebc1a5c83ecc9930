// What is preloaded needs a document, and run.mjs has none.
export default { build: { target: "es2022", modulePreload: false } };
