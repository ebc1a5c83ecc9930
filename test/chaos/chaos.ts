import type { Determined, Experiment, Handle } from "../../src/index.js";

/** How much goes on at once. */
export interface ChaosSize {
  readonly experiments: number;
  readonly waiters: number;
  readonly logFollowers: number;
  readonly metricFollowers: number;
}

/** What became of everything; all but the first group must be 0. */
export interface ChaosFigures {
  readonly experiments: number;
  readonly waits: number;
  readonly lines: number;
  readonly reports: number;
  /** Calls that failed before they had given anything, and were made again as a program would. */
  readonly calledAgain: number;

  readonly wrongStates: number;
  readonly surplusRuns: number;
  readonly lostLines: number;
  readonly doubledLines: number;
  readonly misplacedLines: number;
  readonly lostReports: number;
  readonly doubledReports: number;
}

interface Setting {
  /** Clients, each as a program of its own, that reach the master through the weather. */
  readonly clients: readonly Determined[];
  /** A client that the weather does not touch. */
  readonly witness: Determined;
  readonly size: ChaosSize;
  /** Lets a second or so pass before a call is made again. */
  readonly pause: () => Promise<void>;
}

/** Launches experiments, waits for them, follows logs and metrics, until all has ended; then asks the master what is true. */
export async function runChaos({ clients, witness, size, pause }: Setting): Promise<ChaosFigures> {
  let calledAgain = 0;
  const client = (index: number): Determined => clients[index % clients.length]!;
  const again = async <T>(call: () => Promise<T>, mayRepeat: () => boolean = () => true): Promise<T> => {
    for (let calls = 1; ; calls++) {
      try {
        return await call();
      } catch (error) {
        if (calls === 30 || !mayRepeat()) throw error;
        calledAgain++;
        await pause();
      }
    }
  };
  const create = (index: number): Promise<Experiment> =>
    again(() => {
      const config = { name: `chaos ${index}`, entrypoint: "x", searcher: { name: "single", metric: "loss" } };
      return client(index).createExperiment({ config, dedupeKey: `chaos-${index}` });
    });
  const created = await inLanes(20, size.experiments, create);
  const at = (index: number): Handle<Experiment> => client(index).experiment(created[index % created.length]!.id);

  const waits = range(size.waiters).map((index) => again(() => at(index).wait()));
  const logs = range(size.logFollowers).map(async (index) => {
    const { id } = await again(() => at(index).awaitFirstTrial());
    const lines: string[] = [];
    const follow = async (): Promise<void> => {
      for await (const line of client(index).trial(id).logs({ follow: true })) lines.push(line);
    };
    await again(follow, () => !lines.length);
    return { id, lines };
  });
  const metrics = range(size.metricFollowers).map(async (index) => {
    const { id } = await again(() => at(index).awaitFirstTrial());
    const reports: number[] = [];
    const follow = async (): Promise<void> => {
      const options = { group: "training", follow: true };
      for await (const { stepsCompleted } of client(index).trial(id).iterMetrics(options)) reports.push(stepsCompleted);
    };
    await again(follow, () => !reports.length);
    return { id, reports };
  });

  const states = await Promise.all(waits);
  const followed = await Promise.all(logs);
  const measured = await Promise.all(metrics);
  const figures = {
    experiments: created.length,
    waits: states.length,
    lines: 0,
    reports: 0,
    calledAgain,
    wrongStates: states.filter((state) => state !== "STATE_COMPLETED").length,
    surplusRuns: 0,
    lostLines: 0,
    doubledLines: 0,
    misplacedLines: 0,
    lostReports: 0,
    doubledReports: 0,
  };
  const all = await witness.listExperiments();
  const ids = new Set(created.map(({ id }) => id));
  figures.surplusRuns =
    created.length - ids.size + all.filter(({ id, state }) => !ids.has(id) && state !== "STATE_CANCELED").length;
  for (const { id, lines } of followed) {
    const whole = await collect(witness.trial(id).logs());
    figures.lines += whole.length;
    const { lost, doubled, misplaced } = compare(lines, whole);
    figures.lostLines += lost;
    figures.doubledLines += doubled;
    figures.misplacedLines += misplaced;
  }
  for (const { id, reports } of measured) {
    const whole = (await collect(witness.trial(id).iterMetrics({ group: "training" }))).map(
      ({ stepsCompleted }) => stepsCompleted,
    );
    figures.reports += whole.length;
    const { lost, doubled } = compare(reports, whole);
    figures.lostReports += lost;
    figures.doubledReports += doubled;
  }
  return figures;
}

const range = (length: number): number[] => Array.from({ length }, (_, index) => index);

async function inLanes<T>(lanes: number, count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      const index = next++;
      results[index] = await work(index);
    }
  };
  await Promise.all(range(lanes).map(lane));
  return results;
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Items are told apart by their value, of which there may be several that are rightly equal. */
function compare<T>(given: readonly T[], whole: readonly T[]): { lost: number; doubled: number; misplaced: number } {
  const balance = new Map<T, number>();
  for (const item of whole) balance.set(item, (balance.get(item) ?? 0) - 1);
  for (const item of given) balance.set(item, (balance.get(item) ?? 0) + 1);
  const counts = [...balance.values()];
  const lost = counts.filter((count) => count < 0).reduce((sum, count) => sum - count, 0);
  const doubled = counts.filter((count) => count > 0).reduce((sum, count) => sum + count, 0);
  const misplaced = lost || doubled ? 0 : given.filter((item, index) => item !== whole[index]).length;
  return { lost, doubled, misplaced };
}
