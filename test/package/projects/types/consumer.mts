import {
  createExperiment,
  Determined,
  isDeterminedError,
  NotFoundError,
  Experiment,
  type WaitOptions,
} from "determined-client";
import { createApiClient, unwrap, type components, type paths } from "determined-client/api";
import { createFakeMaster } from "determined-client/testing";

export async function facade(): Promise<string> {
  const determined = new Determined({ master: "http://localhost:8080", token: undefined });
  const experiment: Experiment = await determined.getExperiment(1);
  const id: number = experiment.id;
  const options: WaitOptions = { interval: "5s", maxWait: undefined };
  const state: string = await experiment.wait(options);
  for await (const trial of experiment.listTrials()) id satisfies typeof trial.id;
  // @ts-expect-error an experiment is found by a number
  await determined.getExperiment("1");
  await createExperiment({ config: new URL("file:///my_config.yaml"), modelDir: "." });
  // @ts-expect-error objects come from the methods of a client
  new Experiment();
  if (!(experiment instanceof Experiment)) throw new Error("not of its class");
  // @ts-expect-error what an object sends its requests on is its own
  void experiment.connection;
  // @ts-expect-error only answers of the master change its fields
  void experiment.take({ name: "mine" });
  // @ts-expect-error nor has a handle of it
  void determined.experiment(1).connection;
  const checkpoint = await experiment.topCheckpoint();
  return `${state} ${checkpoint.uuid}`;
}

export async function lowLevel(): Promise<components["schemas"]["v1Experiment"] | undefined> {
  const api = createApiClient({ master: "http://localhost:8080", token: "x" });
  const path: keyof paths = "/api/v1/experiments/{experimentId}";
  const { data, error } = await api.GET(path, { params: { path: { experimentId: 1 } } });
  if (error) error.error.code satisfies number;
  // @ts-expect-error no such route
  await api.GET("/api/v1/nothing");
  for await (const line of api.stream("/api/v1/trials/{trialId}/logs", { params: { path: { trialId: 1 } } })) {
    line.message satisfies string;
  }
  unwrap(await api.GET("/api/v1/master")).version satisfies string;
  return data?.experiment;
}

export async function testing(): Promise<void> {
  const fake = await createFakeMaster({ version: "0.38.1", clock: "virtual", seed: 7 });
  const determined = new Determined({ master: fake.url, fetch: fake.fetch, clock: fake.clock });
  try {
    await determined.getExperiment(1);
  } catch (error) {
    if (NotFoundError.isInstance(error)) error.status satisfies number;
    if (isDeterminedError(error)) error.message satisfies string;
  }
  await fake.close();
}
