import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { releases } from "../../generated/releases.js";
import { tableOf, type Table } from "../../src/fake-master/configuration/table.js";
import { experiment } from "../../src/fake-master/configuration/tables/experiment.js";
import { recordingsDirectory } from "../recordings/recordings-directory.js";
import { compile, pathsOf } from "./config-program.js";

const { checker, file, problems } = compile("export declare const config: ExperimentConfig;");
const [exported] = checker.getExportsOfModule(checker.getSymbolAtLocation(file)!);
const type = checker.getTypeOfSymbol(exported!);
const known = pathsOf(checker, type);

/** Hyperparameters are named by users, pods by Kubernetes; two sections are only read. */
const open = /^(?:hyperparameters|environment\.pod_spec|security|tensorboard_storage)\b./;

/** The paths of all keys that the fake's table of a release knows. */
function pathsIn(table: Table, here: string): string[] {
  if (open.test(`${here}.`)) return [];
  const parts = [table, ...(table.variants?.list.map(({ shape }) => shape) ?? []), ...table.all];
  return parts.flatMap((part) => [
    ...[...part.keys].flatMap(([key, inner]) => {
      const place = here ? `${here}.${key}` : key;
      return [place, ...pathsIn(inner, place)];
    }),
    ...(part.items ? pathsIn(part.items, `${here}[]`) : []),
    ...(part === table ? [] : pathsIn(part, here)),
  ]);
}

test("the type has the keys that masters know, and no others", () => {
  expect(problems).toEqual([]);
  const all = new Set(releases.flatMap((release) => pathsIn(tableOf(experiment, release), "")));
  expect(all.size).toBeGreaterThan(150);
  expect(known.filter((each) => !open.test(each)).sort()).toEqual([...all].filter((each) => !open.test(each)).sort());
});

for (const [section, by] of [
  ["searcher", "name"],
  ["checkpoint_storage", "type"],
] as const) {
  test(`the type of each ${section} has the keys that masters know of it`, () => {
    const keysOf = (type: ts.Type): string[] => checker.getPropertiesOfType(type).map(({ name }) => name);
    const inType = new Map<string, string[]>();
    const found = checker.getTypeOfSymbol(type.getProperty(section)!) as ts.UnionType;
    for (const member of found.types) {
      const tag = member.getProperty(by);
      if (!tag) continue;
      const tags = checker.getTypeOfSymbol(tag);
      for (const one of tags.isUnion() ? tags.types : [tags]) {
        if (one.isStringLiteral()) inType.set(one.value, keysOf(member).sort());
      }
    }
    const inTables = new Map<string, Set<string>>();
    for (const release of releases) {
      const { variants } = tableOf(experiment, release).keys.get(section)!;
      for (const { when, shape } of variants!.list) {
        const tag = (when as { is: string }).is;
        const keys = inTables.get(tag) ?? new Set();
        for (const key of shape.keys.keys()) keys.add(key);
        inTables.set(tag, keys);
      }
    }
    const retired = ["adaptive", "adaptive_simple", "sync_halving"];
    for (const [tag, keys] of inTables) {
      if (retired.includes(tag)) expect(inType.get(tag)).toEqual(expect.arrayContaining([...keys]));
      else expect([tag, inType.get(tag)]).toEqual([tag, [...keys].sort()]);
    }
    expect([...inType.keys()].sort()).toEqual([...inTables.keys()].sort());
  });
}

const directory = path.join(recordingsDirectory(), "configs");
const isThere = existsSync(directory);

test.skipIf(!isThere)("every configuration that a real master took or stored has the type", () => {
  const taken = ["0.19.10", "0.38.1"].flatMap((release) =>
    readFileSync(path.join(directory, `${release}.jsonl`), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { config: object; stored?: object; create: { status: number } })
      .filter(({ create }) => create.status === 200)
      .flatMap(({ config, stored }) => [config, ...(stored === undefined ? [] : [stored])]),
  );
  // Most sections are alike in most of them.
  const sections = new Set(taken.flatMap((config) => Object.entries(config).map((each) => JSON.stringify(each))));
  expect(sections.size).toBeGreaterThan(150);
  const lines = [...sections].map((each) => {
    const [key, value] = JSON.parse(each) as [string, unknown];
    return `{ ${key}: ${JSON.stringify(value)} },`;
  });
  const { problems } = compile(`export const taken: ExperimentConfig[] = [\n${lines.join("\n")}\n];`);
  expect(problems).toEqual([]);
});
