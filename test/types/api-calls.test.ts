import { expect, test } from "vitest";
import { openEditor } from "./editor.js";

const editor = openEditor();
const head = `import { createApiClient } from "../../src/api/index.js";
const api = createApiClient({ master: "http://m" });
`;

test("paths are completed by method, streams only for stream", () => {
  const ofGet = editor.complete(`${head}void api.GET("/*|*/");`);
  expect(ofGet).toEqual(expect.arrayContaining(["/api/v1/me", "/api/v1/experiments/{experimentId}"]));
  expect(ofGet).not.toContain("/api/v1/trials/{trialId}/logs");
  expect(ofGet).not.toContain("/api/v1/experiments/{id}/pause");
  expect(editor.complete(`${head}void api.POST("/*|*/");`)).toContain("/api/v1/experiments/{id}/pause");
  const ofStream = editor.complete(`${head}api.stream("/*|*/");`);
  expect(ofStream).toContain("/api/v1/trials/{trialId}/logs");
  expect(ofStream).not.toContain("/api/v1/me");
});

test("parameters, bodies and members of enums are completed for the path", () => {
  const inQuery = (text: string): string[] =>
    editor.complete(`${head}void api.GET("/api/v1/experiments", { params: { query: { ${text} } } });`);
  expect(inQuery("/*|*/")).toEqual(expect.arrayContaining(["archived", "limit", "sortBy"]));
  expect(inQuery('limit: 5, sortBy: "/*|*/"')).toContain("SORT_BY_START_TIME");
  expect(editor.complete(`${head}void api.POST("/api/v1/models", { body: { /*|*/ } });`)).toEqual(
    expect.arrayContaining(["name", "labels", "workspaceName"]),
  );
  expect(editor.complete(`${head}void api.GET("/api/v1/me", { /*|*/ });`)).toEqual(
    expect.arrayContaining(["parseAs", "signal", "timeout"]),
  );
});

// The compiler did 35,000 when each call tried all operations, 12,000 now; the time that it takes goes by it (bench/types.mjs).
test("what a program with five calls costs the compiler does not grow with the API", () => {
  const calls = `
const one = await api.GET("/api/v1/experiments/{experimentId}", { params: { path: { experimentId: 1 } } });
export const state: string | undefined = one.data?.experiment.state;
const many = await api.GET("/api/v1/experiments", { params: { query: { limit: 5, archived: false } } });
export const names = many.data?.experiments.map(({ name }) => name);
const made = await api.POST("/api/v1/models", { body: { name: "m", labels: ["a"] } });
export const model: string | undefined = made.data?.model.name;
await api.POST("/api/v1/experiments/{id}/pause", { params: { path: { id: 1 } } });
const me = await api.GET("/api/v1/me");
export const user: string | undefined = me.data?.user.username;
`;
  expect(editor.check(head + calls)).toEqual([]);
  expect(editor.instantiations()).toBeLessThan(20_000);
});
