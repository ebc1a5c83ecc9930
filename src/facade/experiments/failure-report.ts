import { ExperimentFailedError } from "../../errors/index.js";
import type { ExperimentState, RequestSettings, TrialState } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { readLogLines } from "../trials/logs.js";
import { toTrialRecord } from "../trials/trial-record.js";
import { unwrapPage } from "../unwrap-page.js";
import type { Open } from "../../wire-types/open.js";

/** Why an experiment failed, as plain JSON: its failed trials only. */
export interface FailureReport {
  /** The experiment that failed. */
  experimentId: number;
  /** Its last state. */
  state: Open<ExperimentState>;
  /** Its failed trials. */
  trials: {
    /** The trial. */
    trialId: number;
    state: Open<TrialState>;
    /** How often it was started again. */
    restarts: number;
    /** The end of its log; empty when the log cannot be read. */
    lastLines: string[];
  }[];
}

/** Logs are read of this many trials; the others have no lines. */
const mostLogs = 16;

/** Asks the master which trials failed and how their logs end. */
export async function explainFailure(
  connection: Connection,
  experiment: { id: number; state: Open<ExperimentState> },
  lines: number,
  request: RequestSettings,
): Promise<FailureReport> {
  const params = {
    path: { experimentId: experiment.id },
    query: { states: ["STATE_ERROR" as const], sortBy: "SORT_BY_ID" as const, limit: -1 },
  };
  const answer = await connection.api.GET("/api/v1/experiments/{experimentId}/trials", {
    params,
    ...request,
  });
  const { rows } = unwrapPage(answer, "trials", (wire) => toTrialRecord(wire));
  const failed = rows.filter(({ state }) => state === "STATE_ERROR");
  const trials = failed.map(async ({ id, state, restarts }, index) => {
    const lastLines: string[] = [];
    try {
      if (index < mostLogs) {
        for await (const line of readLogLines(connection, id, { ...request, tail: lines })) lastLines.push(line);
      }
    } catch {
      // The failure that is explained matters more than the one of reading the log.
      request.signal?.throwIfAborted();
    }
    return { trialId: id, state, restarts, lastLines };
  });
  return { experimentId: experiment.id, state: experiment.state, trials: await Promise.all(trials) };
}

/** The error of `throwOnFailure`. That the report cannot be made does not hide the failure. */
export async function failedError(
  connection: Connection,
  experiment: { id: number; state: Open<ExperimentState> },
  request: RequestSettings,
): Promise<ExperimentFailedError> {
  const { id: experimentId, state } = experiment;
  let report: FailureReport = { experimentId, state, trials: [] };
  let cause: unknown;
  try {
    report = await explainFailure(connection, experiment, 10, request);
  } catch (error) {
    request.signal?.throwIfAborted();
    cause = error;
  }
  const words = `Experiment ${experimentId} ended in ${state}. ${summarize(report)}`.trim();
  return new ExperimentFailedError(words, { experimentId, state, report, cause });
}

/** The report in a few words, for the message of an error. */
function summarize({ trials }: FailureReport): string {
  return trials
    .map(({ trialId, restarts, lastLines }) => {
      const said = lastLines.length ? `; its log ends: ${lastLines.at(-1)}` : "";
      return `Trial ${trialId} failed after ${restarts} ${restarts === 1 ? "restart" : "restarts"}${said}.`;
    })
    .slice(0, 3)
    .join(" ");
}
