// Five calls with the types of a master's own release, as `determined-client generate --from 0.27.1` makes them.
import { unwrap } from "determined-client/api";
import { withOperations } from "determined-client/operations";
import { createFakeMaster } from "determined-client/testing";
import { createApiClient, operations, type components } from "./own-api/index.js";

const fake = await createFakeMaster({ version: "0.27.1" });
const [seed] = fake.experiments.add({ trials: 1, ago: "2d", runsFor: "1h" });
const api = withOperations(
  createApiClient({ master: fake.url, token: fake.token("determined"), fetch: fake.fetch }),
  operations,
);

const { version } = unwrap(await api.GET("/api/v1/master"));
const { experiment } = unwrap(await api.call("GetExperiment", { path: { experimentId: seed!.id } }));
const { trials } = unwrap(
  await api.GET("/api/v1/experiments/{experimentId}/trials", { params: { path: { experimentId: experiment.id } } }),
);
const trial: components["schemas"]["trialv1Trial"] | undefined = trials[0];
let lines = 0;
for await (const line of api.stream("/api/v1/trials/{trialId}/logs", { params: { path: { trialId: trial!.id } } })) {
  if (line.message !== "") lines += 1;
}
await api.POST("/api/v1/experiments/{id}/archive", { params: { path: { id: experiment.id } } });
const archived = unwrap(await api.call("GetExperiments", { query: { archived: true } })).experiments;

// This release has no such route.
// @ts-expect-error since 0.38.0
await api.GET("/api/v1/tokens").catch(() => undefined);

const isDone = version === "0.27.1" && archived.some(({ id }) => id === seed!.id) && lines > 0;
console.log(isDone ? "done" : JSON.stringify({ version, archived, lines }));
await fake.close();
