import { answerOrders, type Failure, type Order } from "./answer-orders.js";

/** One call of a model, as the test asks a process for it. */
export interface RegistryOrder extends Order {
  readonly model: string;
  /** Number of the version to promote to `production`. */
  readonly promote?: number;
  /** Id of the experiment whose best checkpoint is to be registered. */
  readonly registerBest?: number;
}

/** What came of it. */
export interface RegistryOutcome extends Failure {
  /** The version that had the label before, or the one that `registerBest` gave. */
  readonly version?: number | undefined;
  readonly registered?: boolean;
}

answerOrders(async (determined, { model: name, promote, registerBest }: RegistryOrder): Promise<RegistryOutcome> => {
  const model = determined.model(name);
  if (promote !== undefined) return { version: (await model.promote(promote, "production"))?.modelVersion };
  const { version, registered } = await model.registerBest(determined.experiment(registerBest!));
  return { version: version.modelVersion, registered };
});
