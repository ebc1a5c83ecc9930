import type { Client } from "openapi-fetch";
import { expectTypeOf, test } from "vitest";
import { createApiClient, unwrap, type components, type UnaryPaths } from "../../../src/api/index.js";

const api = createApiClient({
  master: "http://types.localhost",
  fetch: () => Promise.resolve(new Response("{}")),
  retry: false,
});

test("a call's data has the type of the operation's answer", async () => {
  const result = await api.GET("/api/v1/experiments/{experimentId}", { params: { path: { experimentId: 1 } } });
  expectTypeOf(unwrap(result)).toEqualTypeOf<components["schemas"]["v1GetExperimentResponse"]>();
  const posted = await api.POST("/api/v1/auth/login", { body: { username: "u", password: "" } });
  expectTypeOf(unwrap(posted).token).toEqualTypeOf<string>();
});

test("raw bytes are a stream", async () => {
  const { data } = await api.GET("/checkpoints/{checkpoint_uuid}", {
    params: { path: { checkpoint_uuid: "x" } },
    parseAs: "stream",
  });
  expectTypeOf(data).toEqualTypeOf<ReadableStream<Uint8Array<ArrayBuffer>> | null | undefined>();
});

test("wrong paths, missing parameters and wrong bodies do not compile", () => {
  const never = async (): Promise<void> => {
    // @ts-expect-error no such path
    await api.GET("/api/v1/nothing");
    // @ts-expect-error the id is missing
    await api.GET("/api/v1/experiments/{experimentId}");
    // @ts-expect-error no such method
    await api.DELETE("/api/v1/master");
    // @ts-expect-error a number is not a name
    await api.POST("/api/v1/auth/login", { body: { username: 1, password: "" } });
  };
  expectTypeOf(never).toBeFunction();
});

test("a misspelt member does not compile beside one that is right, in a query, a body or a path", () => {
  const never = async (): Promise<void> => {
    // @ts-expect-error it is "limit"
    await api.GET("/api/v1/experiments", { params: { query: { archived: true, limti: 6 } } });
    // @ts-expect-error it is "labels"
    await api.POST("/api/v1/models", { body: { name: "m", labelz: ["a"] } });
    // @ts-expect-error the path has one parameter
    await api.POST("/api/v1/experiments/{id}/pause", { params: { path: { id: 1, other: 2 } } });
    // @ts-expect-error it has no query
    await api.GET("/api/v1/me", { params: { query: { limit: 1 } } });
    // @ts-expect-error it is "limit"
    await api.request("get", "/api/v1/experiments", { params: { query: { archived: true, limti: 6 } } });
    // @ts-expect-error it is "follow"
    api.stream("/api/v1/trials/{trialId}/logs", { params: { path: { trialId: 7 }, query: { limit: 5, folow: true } } });
    // Beside the parameters everything is open: fetch may take more than its types say.
    await api.GET("/api/v1/me", { duplex: "half" });
  };
  expectTypeOf(never).toBeFunction();
});

test("an answer has the type of how it is read, by every way to send", () => {
  const never = async (): Promise<void> => {
    const sent = await api.request("get", "/api/v1/master", { parseAs: "text" });
    expectTypeOf(sent.data).toEqualTypeOf<string | undefined>();
    const { data } = await api["PATCH"]("/api/v1/models/{modelName}", {
      params: { path: { modelName: "m" } },
      body: { name: "n" },
      parseAs: "stream",
    });
    expectTypeOf(data).toEqualTypeOf<ReadableStream<Uint8Array<ArrayBuffer>> | null | undefined>();
    // @ts-expect-error a method needs a path
    await api.GET();
    // @ts-expect-error no such method on the path
    await api.request("delete", "/api/v1/master");
  };
  expectTypeOf(never).toBeFunction();
});

test("streams are read by stream and refused by GET", () => {
  const init = { params: { path: { trialId: 7 } } };
  const never = async (): Promise<void> => {
    for await (const line of api.stream("/api/v1/trials/{trialId}/logs", init)) {
      expectTypeOf(line).toEqualTypeOf<components["schemas"]["v1TrialLogsResponse"]>();
    }
    // @ts-expect-error a stream of lines is not a single answer
    await api.GET("/api/v1/trials/{trialId}/logs", init);
    // @ts-expect-error a single answer is not a stream
    api.stream("/api/v1/trials/{trialId}", init);
    // @ts-expect-error the trial is missing
    api.stream("/api/v1/trials/{trialId}/logs");
  };
  expectTypeOf(never).toBeFunction();
});

test("what takes an openapi-fetch client takes this one, and knows its paths", () => {
  const build = <P extends object>(client: Client<P>): keyof P => Object.keys(client)[0] as keyof P;
  expectTypeOf(build(api)).toEqualTypeOf<keyof UnaryPaths>();
});

test("what is undefined counts as left out", () => {
  const never = async (signal: AbortSignal | undefined, params: { query: { limit: number } } | undefined) => {
    await api.GET("/api/v1/experiments", { params, signal, parseAs: undefined, querySerializer: undefined });
    await api.GET("/api/v1/me", { signal, timeout: undefined, since: undefined });
  };
  expectTypeOf(never).toBeFunction();
});
