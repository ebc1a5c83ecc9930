/** A limited number of tasks at the same time. */
export interface Slots {
  /** Waits for a free slot and starts a task in it; rejects once one has failed. */
  start(task: () => Promise<void>): Promise<void>;
  /** Waits until nothing is under way; rejects when a task has failed. */
  settled(): Promise<void>;
}

/** Makes room for `count` tasks. */
export function createSlots(count: number): Slots {
  const running = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  const check = (): void => {
    if (failure) throw failure.error;
  };
  return {
    async start(task) {
      while (running.size >= count) await Promise.race(running);
      check();
      const run = task()
        .catch((error: unknown) => {
          failure ??= { error };
        })
        .finally(() => running.delete(run));
      running.add(run);
    },
    async settled() {
      while (running.size > 0) await Promise.race(running);
      check();
    },
  };
}
