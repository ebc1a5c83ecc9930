/** The entries of the package whose surface is held: what users import, and the file behind it. */
export const entries = [
  { name: "determined-client", page: "index", file: "src/index.ts" },
  { name: "determined-client/api", page: "api", file: "src/api/index.ts" },
  { name: "determined-client/operations", page: "operations", file: "src/operations.ts" },
  { name: "determined-client/testing", page: "testing", file: "src/testing.ts" },
  { name: "determined-client/msw", page: "msw", file: "src/msw.ts" },
];
