import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, vi } from "vitest";
import {
  AmbiguousCreateError,
  ApiError,
  InvalidArgumentError,
  ServerError,
  UnsupportedByMasterError,
  type CreateProgress,
} from "../../src/index.js";
import { configOf, contract, contractOnWire } from "./master.js";
import { unique } from "./unique.js";

function fileOf(text: string, name: string = "config.yaml"): string {
  const path = join(mkdtempSync(join(tmpdir(), "determined-client-")), name);
  writeFileSync(path, text);
  return path;
}

const yaml = `# my comment
name: from a file
entrypoint: python3 -c pass
searcher: {name: single, metric: loss, max_length: {batches: 100}}
resources:
  slots_per_trial: 0
`;

contract("a file is sent as it is, comments and all", async ({ determined }) => {
  for (const config of [fileOf(yaml), pathToFileURL(fileOf(yaml))]) {
    const experiment = await determined.createExperiment({ config });
    expect(experiment.name).toBe("from a file");
    expect((await determined.getExperiment(experiment.id)).originalConfig).toBe(yaml);
    await experiment.kill();
  }
});

contract("an object is sent as JSON", async ({ determined }) => {
  const config = configOf({ description: "yes" });
  const experiment = await determined.createExperiment({ config });
  expect(experiment.description).toBe("yes");
  expect(JSON.parse((await experiment.reload()).originalConfig!)).toEqual(config);
  await experiment.kill();
});

contract("an experiment that is not activated is paused", async ({ determined }) => {
  const experiment = await determined.createExperiment({ config: configOf(), activate: false });
  expect(experiment.state).toBe("STATE_PAUSED");
  await experiment.kill();
});

contract("validateOnly creates nothing", async ({ determined }) => {
  const mark = `mark-${Math.random()}`;
  const experiment = await determined.createExperiment({ config: configOf({ labels: [mark] }), validateOnly: true });
  expect(experiment.id).toBe(0);
  expect(await determined.listExperiments({ labels: [mark] })).toEqual([]);
  await expect(
    determined.createExperiment({ config: { name: "no searcher", entrypoint: "x" }, validateOnly: true }),
  ).rejects.toThrow(ApiError);
});

contract("the master's words about a wrong configuration reach the caller", async ({ determined }) => {
  await expect(determined.createExperiment({ config: { name: "x", entrypoint: "x", nonsense: 1 } })).rejects.toThrow(
    /invalid|nonsense/,
  );
});

contractOnWire("the body holds what was given and nothing else", async ({ wire, determined }) => {
  await determined.createExperiment({ config: configOf() });
  await determined.createExperiment({
    config: configOf(),
    modelFiles: { "a/b.py": "x" },
    activate: false,
    projectId: 1,
  });
  const [first, second] = wire
    .requests({ operation: "CreateExperiment" })
    .map(({ body }) => body as Record<string, unknown>);
  expect(first).toEqual({ activate: true, config: JSON.stringify(configOf()) });
  expect(second).toMatchObject({ activate: false, projectId: 1 });
  expect((second!["modelDefinition"] as { path: string }[]).map(({ path }) => path)).toEqual(["a", "a/b.py"]);
});

contract(
  "progress packs before it sends",
  async ({ determined }) => {
    const seen: CreateProgress[] = [];
    const onProgress = (progress: CreateProgress): void => void seen.push(progress);
    await determined.createExperiment({
      config: configOf(),
      modelFiles: { "a.py": "12345", "b.py": "678" },
      onProgress,
    });
    expect(seen[0]).toEqual({ phase: "pack", files: 1, bytes: 5 });
    expect(seen.at(-1)).toEqual({ phase: "send", files: 2, bytes: 8 });
    seen.length = 0;
    await determined.createExperiment({ config: configOf(), onProgress });
    expect(seen.map(({ phase, files }) => [phase, files])).toEqual([
      ["pack", 0],
      ["send", 0],
    ]);
  },
  { anywhere: true },
);

contractOnWire(
  "a directory is packed, and includes also without one",
  async ({ wire, determined }) => {
    const file = fileOf("print(1)\n", "train.py");
    await determined.createExperiment({ config: configOf(), modelDir: join(file, "..") });
    await determined.createExperiment({ config: configOf(), includes: [file] });
    for (const { body } of wire.requests({ operation: "CreateExperiment" })) {
      expect(body).toMatchObject({ modelDefinition: [{ path: "train.py", type: 48 }] });
    }
  },
  { anywhere: true },
);

contractOnWire(
  "launch warnings go to the logger, unknown ones too, and nothing is lost",
  async ({ wire, client }) => {
    const warn = vi.fn();
    const odd: typeof fetch = async (...input) => {
      const text = await (await wire.fetch(...input)).text();
      return new Response(
        text.replace(
          '"warnings":[]',
          '"warnings":["LAUNCH_WARNING_CURRENT_SLOTS_EXCEEDED","LAUNCH_WARNING_FROM_THE_FUTURE"]',
        ),
        {
          headers: { "content-type": "application/json" },
        },
      );
    };
    const logger = { debug() {}, info() {}, warn, error() {} };
    const experiment = await client({ fetch: odd, logger }).createExperiment({ config: configOf() });
    expect(experiment.id).toBeGreaterThan(0);
    const warnings = warn.mock.calls.map(([message]) => String(message));
    expect(warnings.some((message) => message.includes("SLOTS_EXCEEDED"))).toBe(true);
    expect(warnings.some((message) => message.includes("FROM_THE_FUTURE"))).toBe(true);
  },
  { anywhere: true },
);

contractOnWire(
  "an unmanaged experiment is refused before sending where it would be scheduled",
  async ({ wire, determined, release }) => {
    const error = await determined
      .createExperiment({ config: configOf(), unmanaged: true })
      .catch((error: unknown) => error);
    expect(error).toBeInstanceOf(UnsupportedByMasterError);
    expect(error).toMatchObject({ since: "0.23.0", release });
    expect(wire.requests({ operation: "CreateExperiment" })).toEqual([]);
  },
  { before: "0.23.0" },
);

contract(
  "an unmanaged experiment is recorded",
  async ({ determined }) => {
    const experiment = await determined.createExperiment({ config: configOf(), unmanaged: true });
    expect(experiment.unmanaged).toBe(true);
  },
  { since: "0.23.0" },
);

contractOnWire(
  "a lost answer is ambiguous, and not sent again",
  async ({ wire, determined, run }) => {
    wire.faults.drop({ operation: "CreateExperiment", when: "after" });
    const error = await run(determined.createExperiment({ config: configOf() })).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(AmbiguousCreateError);
    expect(error).toMatchObject({ operation: "createExperiment", cause: expect.any(Error) });
    expect(wire.requests({ operation: "CreateExperiment" })).toHaveLength(1);
  },
  { anywhere: true },
);

contractOnWire(
  "a create that takes too long is ambiguous",
  async ({ wire, determined, run }) => {
    wire.faults.stall({ operation: "CreateExperiment" });
    await expect(run(determined.createExperiment({ config: configOf(), timeout: "1s" }))).rejects.toThrow(
      AmbiguousCreateError,
    );
  },
  { anywhere: true },
);

contractOnWire(
  "a lost login is no lost create: nothing was sent that could exist",
  async ({ wire, client, login, run }) => {
    wire.faults.drop({ operation: "Login", when: "after" });
    const determined = client({ ...login, token: undefined });
    const error = await run(determined.createExperiment({ config: configOf() })).catch((error: unknown) => error);
    expect(error).toMatchObject({ name: "MasterUnreachableError", sent: false });
    expect(wire.requests({ operation: "CreateExperiment" })).toHaveLength(0);
  },
  { anywhere: true },
);

contractOnWire(
  "an answered error keeps its class",
  async ({ wire, determined }) => {
    wire.faults.fail({ operation: "CreateExperiment", status: 503 });
    await expect(determined.createExperiment({ config: configOf() })).rejects.toThrow(ServerError);
    expect(wire.requests({ operation: "CreateExperiment" })).toHaveLength(1);
  },
  { anywhere: true },
);

contract(
  "a second create with the same key gives the same experiment, from another client too",
  async ({ client, determined }) => {
    const dedupeKey = `key ${Math.random()}`;
    const first = await determined.createExperiment({ config: configOf(), dedupeKey });
    const second = await client().createExperiment({ config: configOf(), dedupeKey });
    const other = await determined.createExperiment({ config: configOf(), dedupeKey: `${dedupeKey}!` });
    expect(second.id).toBe(first.id);
    expect(other.id).not.toBe(first.id);
    expect(first.labels.size).toBe(1);
    expect([...first.labels][0]).not.toContain(dedupeKey);
    await first.kill();
    await other.kill();
  },
);

contractOnWire(
  "with a key a lost answer still gives the one experiment",
  async ({ wire, determined, run }) => {
    wire.faults.drop({ operation: "CreateExperiment", when: "after" });
    const experiment = await run(determined.createExperiment({ config: fileOf(yaml), dedupeKey: unique("nightly") }));
    expect(experiment.name).toBe("from a file");
    expect(await determined.listExperiments({ labels: [...experiment.labels] })).toHaveLength(1);
    expect(wire.requests({ operation: "CreateExperiment" })).toHaveLength(1);
    await experiment.kill();
  },
  { ends: true },
);

contractOnWire(
  "with a key a request that never arrived is an error that names the key",
  async ({ wire, determined, run }) => {
    const dedupeKey = unique("nightly");
    wire.faults.drop({ operation: "CreateExperiment", when: "before" });
    const error = await run(determined.createExperiment({ config: configOf(), dedupeKey })).catch(
      (error: unknown) => error,
    );
    expect(error).toMatchObject({ name: "AmbiguousCreateError", dedupeKey });
    const again = await determined.createExperiment({ config: configOf(), dedupeKey });
    expect(await determined.listExperiments({ labels: [...again.labels] })).toHaveLength(1);
    await again.kill();
  },
  { anywhere: true },
);

contractOnWire(
  "when two creates race, both give the first and the other is cancelled",
  async ({ wire, client, determined, run }) => {
    const dedupeKey = unique("race");
    // Neither may create before the other has found that there is nothing yet.
    let ready = (): void => {};
    const both = new Promise<void>((resolve) => (ready = resolve));
    let creating = 0;
    const created: number[] = [];
    const together: typeof fetch = async (input, init) => {
      if (init?.method === "POST" && (input as string).endsWith("/experiments")) {
        if (++creating === 2) ready();
        await both;
        const answer = await wire.fetch(input, init);
        const { experiment } = (await answer.clone().json()) as { experiment: { id: number } };
        created.push(experiment.id);
        return answer;
      }
      return wire.fetch(input, init);
    };
    const racing = Array.from({ length: 2 }, () =>
      client({ fetch: together }).createExperiment({ config: configOf(), dedupeKey }),
    );
    const [one, other] = await run(Promise.all(racing));
    expect(wire.requests({ operation: "CreateExperiment" })).toHaveLength(2);
    expect(one!.id).toBe(other!.id);
    const [first, second] = created.sort((some, others) => some - others);
    expect(one!.id).toBe(first);
    expect((await determined.getExperiment(second!)).state).toMatch(/CANCELED/);
    await one!.kill();
  },
  { ends: true },
);

contractOnWire(
  "wrong sources are refused before any request",
  async ({ wire, determined }) => {
    const config = configOf();
    const wrong: [string, Record<string, unknown>][] = [
      ["config", {}],
      ["config", { config: 7 }],
      ["config", { config: [] }],
      ["config", { config: "" }],
      ["config", { config: "name: x\nsearcher: y" }],
      ["config", { config: "no-such-file.yaml" }],
      ["config", { config: fileOf("a: [1\nb: {") }],
      ["config", { config: { a: () => 1 } }],
      ["config", { config: { a: 1n } }],
      ["modelDir", { config, modelDir: 7 }],
      ["modelDir", { config, modelDir: "no-such-directory" }],
      ["modelFiles", { config, modelFiles: "x" }],
      ["modelFiles", { config, modelFiles: { "../x": "y" } }],
      ["modelFiles", { config, modelFiles: { "/x": "y" } }],
      ["includes", { config, includes: "x" }],
      ["includes", { config, includes: [7] }],
      ["projectId", { config, projectId: -1 }],
      ["projectId", { config, projectId: "1" }],
      ["parentId", { config, parentId: 0 }],
      ["template", { config, template: "" }],
      ["activate", { config, activate: "yes" }],
      ["unmanaged", { config, unmanaged: 1 }],
      ["validateOnly", { config, validateOnly: null }],
      ["dedupeKey", { config, dedupeKey: "" }],
      ["onProgress", { config, onProgress: "x" }],
      ["signal", { config, signal: "x" }],
      ["timeout", { config, timeout: 5 }],
    ];
    for (const [argument, options] of wrong) {
      const error = await determined.createExperiment(options as never).catch((error: unknown) => error);
      expect(
        error,
        `${argument}: ${JSON.stringify(options, (_, value: unknown) => (typeof value === "bigint" ? "bigint" : value))}`,
      ).toBeInstanceOf(InvalidArgumentError);
      expect((error as InvalidArgumentError).argument).toBe(argument);
    }
    expect(wire.requests()).toEqual([]);
  },
  { anywhere: true },
);
