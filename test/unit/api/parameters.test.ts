import fc from "fast-check";
import { expect, test } from "vitest";
import { createApiClient, type ApiClientOptions } from "../../../src/api/index.js";
import { checkQuery, fillPath } from "../../../src/api/parameters.js";
import { Determined, InvalidArgumentError } from "../../../src/index.js";

const template = "/api/v1/models/{modelName}/versions/{modelVersionNum}";
const fill = (modelName: unknown, method = "GET") => fillPath(method, template, { modelName, modelVersionNum: 3 });

test("parameters are encoded, each as one part of the path", () => {
  expect(fill("a b?#%é:;$&")).toBe("/api/v1/models/a%20b%3F%23%25%C3%A9%3A%3B%24%26/versions/3");
  expect(fill("a/b")).toBe("/api/v1/models/a%2Fb/versions/3");
  for (const harmless of ["...", ".a", "a.", "a..b", "%2e%2e", "😀"]) {
    expect(fill(harmless, "DELETE")).toBe(`/api/v1/models/${encodeURIComponent(harmless)}/versions/3`);
  }
});

const refused = [
  ".",
  "..",
  "../x",
  "x/..",
  "x/./y",
  "..\\x",
  "x\\.",
  "",
  undefined,
  null,
  {},
  [],
  ["x"],
  "a\ud83d",
  "\ude00a",
];
test.each(refused)("%j is refused, by its parameter's name", (value) => {
  expect(() => fill(value)).toThrow(InvalidArgumentError);
  expect(() => fill(value)).toThrow(expect.objectContaining({ argument: "modelName" }));
});

test.each(["POST", "PUT", "PATCH", "DELETE"])("a slash is refused where %s could change something else", (method) => {
  expect(() => fill("x/versions/3", method)).toThrow(
    'modelName must be a string that an address can carry, got "x/versions/3". A master takes the slash for a longer path; use the id, if there is one.',
  );
});

test("whatever a parameter holds, a URL keeps it as one part", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[./\\%2ea]{1,8}$/)), (value) => {
      let path: string;
      try {
        path = fill(value, "DELETE");
      } catch (error) {
        expect(InvalidArgumentError.isInstance(error)).toBe(true);
        return;
      }
      const parts = new URL(`http://master${path}?q`).pathname.split("/").map(decodeURIComponent);
      expect(parts).toEqual(["", "api", "v1", "models", value, "versions", "3"]);
    }),
    { seed: 11, numRuns: 500 },
  );
});

test("a query holds no half characters, in lists neither", () => {
  checkQuery({ name: "😀", limit: 3, ids: [1, "x"], none: undefined });
  expect(() => checkQuery({ name: "\ud83d" })).toThrow(expect.objectContaining({ argument: "name" }));
  expect(() => checkQuery({ labels: ["a", "\ude00"] })).toThrow(expect.objectContaining({ argument: "labels" }));
});

function counted(options: Partial<ApiClientOptions> = {}) {
  const sent: string[] = [];
  const fetch: typeof globalThis.fetch = (url) => {
    sent.push(new URL(url as string).pathname);
    return Promise.resolve(Response.json({}));
  };
  return {
    sent,
    options: { master: "http://localhost:8080/det", token: "t", retry: false as const, fetch, ...options },
  };
}

test("the low level refuses before it sends: path, query, body, headers, and a path without its parameters", async () => {
  const { sent, options } = counted();
  const api = createApiClient(options);
  const model = "/api/v1/models/{modelName}";
  const calls = [
    () => api.DELETE(model, { params: { path: { modelName: ".." } } }),
    () => api.GET(model, {} as never),
    () => api.GET("/api/v1/models", { params: { query: { name: "\ud83d" } } }),
    () => api.POST("/api/v1/models", { body: { name: "\ud83d" } }),
    () => api.POST("/api/v1/models", { body: { metadata: { "\ud83d": 1 } } as never }),
    () => api.GET("/api/v1/models", { headers: { authorization: "Bearer s3cret\nx" } }),
  ];
  for (const call of calls) {
    const error: unknown = await call().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(InvalidArgumentError);
    expect(String(error)).not.toContain("s3cret");
  }
  expect(sent).toEqual([]);
  await api.GET(model, { params: { path: { modelName: "a{b}" } } });
  expect(sent).toEqual(["/det/api/v1/models/a%7Bb%7D"]);
});

test("the facade refuses names that lead elsewhere", async () => {
  const { sent, options } = counted();
  const determined = new Determined({ ...options, tokenStore: false });
  for (const name of [".", "..", "\ud83d", "model \ud83d"]) {
    const model = determined.model(name);
    for (const work of [
      () => determined.getModel(name),
      () => determined.getUserByName(name),
      () => determined.removeOauthClient(name),
      () => model.delete(),
      () => model.archive(),
      () => model.reload(),
      () => model.getVersion(1),
      () => model.setDescription("x"),
      () => determined.getCheckpoint(name),
      () => determined.task(name).logs().next(),
    ]) {
      await expect(work()).rejects.toThrow(InvalidArgumentError);
    }
  }
  await expect(determined.createModel("\ud83d")).rejects.toThrow(InvalidArgumentError);
  expect(sent).toEqual([]);
});
