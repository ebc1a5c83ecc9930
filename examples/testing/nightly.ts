import { Determined, ExperimentState } from "determined-client";

/** The code of a user, which the tests beside it hold: runs last night's configuration again and reports how it went. */
export async function nightly(options: { master: string; user: string; password: string }): Promise<string> {
  const determined = new Determined({ ...options, tokenStore: false });
  const { version } = await determined.getMasterInfo();
  const last = await determined.listExperiments({ labels: ["nightly"], sortBy: "ID", orderBy: "DESC" }).first();
  if (!last) return `no nightly run on ${version}`;
  if (last.state !== ExperimentState.COMPLETED) return `run ${last.id} is ${last.state}`;
  const best = await last.topCheckpoint();
  await best.addMetadata({ nightly: true });
  return `run ${last.id}: loss ${String(best.training?.validationMetrics.avgMetrics?.loss)}`;
}
