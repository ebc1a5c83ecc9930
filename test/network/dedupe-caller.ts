import { answerOrders, type Failure, type Order } from "./answer-orders.js";

/** One call of `createExperiment`, as the test asks a process for it. */
export interface LaunchOrder extends Order {
  readonly config: object;
  readonly dedupeKey: string;
}

/** What came of it. */
export interface LaunchOutcome extends Failure {
  readonly id?: number;
}

answerOrders(async (determined, { config, dedupeKey }: LaunchOrder): Promise<LaunchOutcome> => {
  const { id } = await determined.createExperiment({ config, dedupeKey });
  return { id };
});
