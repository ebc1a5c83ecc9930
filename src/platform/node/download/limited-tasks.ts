/** A limited number of tasks at the same time. */
export interface LimitedTasks {
  /** Waits until fewer are under way and starts a task; rejects once one has failed. */
  start(task: () => Promise<void>): Promise<void>;
  /** Waits until nothing is under way; rejects when a task has failed. */
  settled(): Promise<void>;
}

/** Lets `count` tasks run at the same time. */
export function limitTasks(count: number): LimitedTasks {
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
