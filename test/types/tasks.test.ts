import { expectTypeOf, test } from "vitest";
import type {
  Command,
  Determined,
  Listing,
  Notebook,
  Open,
  Shell,
  Task,
  TaskConfig,
  TaskState,
  Tensorboard,
} from "../../src/index.js";

declare const determined: Determined;
declare const notebook: Notebook;

// Types only: none of this is called.
test("tasks are typed by their kind", () => () => {
  expectTypeOf(determined.notebooks.start()).resolves.toEqualTypeOf<Notebook>();
  expectTypeOf(determined.shells.list()).toEqualTypeOf<Listing<Shell>>();
  expectTypeOf(determined.commands.get("id")).resolves.toEqualTypeOf<Command>();
  expectTypeOf(
    determined.tensorboards.start({ experiments: [1, determined.experiment(2)] }),
  ).resolves.toEqualTypeOf<Tensorboard>();
  expectTypeOf(determined.tensorboard).toEqualTypeOf(determined.tensorboards);
  expectTypeOf(notebook).toExtend<Task>();
  expectTypeOf(notebook.state).toEqualTypeOf<Open<TaskState>>();
  expectTypeOf(notebook.url).toEqualTypeOf<string | undefined>();
  expectTypeOf(notebook.waitUntilReady({ maxWait: "5m" })).resolves.toEqualTypeOf<Notebook>();
  // @ts-expect-error commands have no address
  void ({} as Command).url;
  // @ts-expect-error a TensorBoard shows something
  void determined.tensorboards.start();
  // @ts-expect-error a misspelt option
  void determined.notebooks.start({ configs: {} });
  expectTypeOf(determined.notebooks.preview()).resolves.toEqualTypeOf<TaskConfig>();
  void determined.tensorboards.start({ filters: { states: ["COMPLETED"], except: [1, determined.experiment(2)] } });
  // @ts-expect-error a state that experiments do not have
  void determined.tensorboards.start({ filters: { states: ["COMPLTED"] } });
  // @ts-expect-error a preview has no files
  void determined.notebooks.preview({ contextFiles: {} });
  // @ts-expect-error slots are a number
  const config: TaskConfig = { resources: { slots: "0" } };
  // @ts-expect-error a state that tasks do not have
  void (notebook.state === "STATE_COMPLETED");
  // @ts-expect-error only a master makes them
  void new Notebook();
  void config;
});
