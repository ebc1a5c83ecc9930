import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { runScript, temporaryFolder } from "./run-script.js";

const folder = await temporaryFolder();
afterAll(folder.cleanUp);

const file = (name: string): string => join(folder.path, name);
const parity = (...flags: string[]) =>
  runScript(
    "parity",
    ...["--names", file("names.json"), "--decisions", file("decisions.json")],
    ...["--entry", file("index.ts"), "--out", file("parity.md"), ...flags],
  );

async function write(names: Record<string, Record<string, string>>, decided: object = {}, classes: object = {}) {
  const python = Object.fromEntries(Object.entries(names).map(([release, each]) => [release, { names: each }]));
  await writeFile(file("names.json"), JSON.stringify(python));
  await writeFile(file("decisions.json"), JSON.stringify({ classes, names: decided }));
}

beforeEach(async () => {
  await writeFile(
    file("index.ts"),
    `export class Model {
      readonly name: string = "";
      /** @deprecated */ getVersions(): void {}
      setLabels(): void {}
      static fromPath(): void {}
      /** @internal */ secret(): void {}
      #hidden = 1;
    }
    export { Model as ModelReference };
    export const Order = { ASC: "a" } as const;
    export type Order = "a";
    export function listModels(): void {}
    export interface OauthClient { id: string }`,
  );
});

test("names of classes, members, enums and functions are found in camelCase", async () => {
  const both = { Model: "class", "Model.name": "field", "Model.set_labels": "method", list_models: "function" };
  const old = { ...both, "Model.get_versions": "method", "Model.from_path": "method" };
  await write({ "0.19.10": old, "0.38.1": { ...both, Order: "enum", "Order.ASC": "member", ModelReference: "class" } });
  expect(await parity()).toMatchObject({ code: 0, stderr: "" });
  const page = await readFile(file("parity.md"), "utf8");
  expect(page).toContain("| `list_models` | both | `listModels` | same |  |");
  expect(page).toContain("| `Model.get_versions` | 0.19.10 | `Model.getVersions` | same | Deprecated. |");
  expect(page).toContain("| `Order.ASC` | 0.38.1 | `Order.ASC` | same |  |");
  expect(page).toContain("| all | 9 |");
});

test("a name without a row fails and is named", async () => {
  await write({ "0.38.1": { "Model.reload": "method", "Model.secret": "method", "Model.hidden": "field" } });
  const { code, stderr } = await parity();
  expect(code).toBe(1);
  expect(stderr.match(/has no row/g)).toHaveLength(3);
  expect(stderr).toContain("there is no export Model.reload");
});

test("decisions need a reason, a known status, and a name that exists", async () => {
  const names = { "Model.get_it": "method", "Model.load": "method", "Model.name": "field" };
  await write(
    { "0.38.1": names },
    {
      "Model.get_it": { status: "renamed", to: "Model.nothing", reason: "because" },
      "Model.load": { status: "maybe", reason: "" },
      "Model.name": { status: "pending", reason: "later" },
      "Model.gone": { status: "changed", reason: "because" },
    },
  );
  const { code, stderr } = await parity();
  expect(code).toBe(1);
  expect(stderr).toContain("no export Model.nothing");
  expect(stderr).toContain('"maybe" is not a status');
  expect(stderr).toContain("Model.load: its decision gives no reason");
  expect(stderr).toContain("Model.name is said to be pending, but Model.name is there");
  expect(stderr).toContain("decides on Model.gone, which no release has");
});

test("a class under another name takes its members along", async () => {
  await write({ "0.38.1": { Scim: "class", "Scim.id": "field" } }, {}, { Scim: "OauthClient" });
  expect(await parity()).toMatchObject({ code: 0 });
  expect(await readFile(file("parity.md"), "utf8")).toContain("| `Scim.id` | 0.38.1 | `OauthClient.id` | renamed |  |");
});

test("--check fails when the page is stale and changes nothing", async () => {
  await write({ "0.38.1": { Model: "class" } });
  await parity();
  expect(await parity("--check")).toMatchObject({ code: 0 });
  await writeFile(file("parity.md"), "old");
  const { code, stderr } = await parity("--check");
  expect(code).toBe(1);
  expect(stderr).toContain("stale");
  expect(await readFile(file("parity.md"), "utf8")).toBe("old");
});

test("--summary prints the counts", async () => {
  await write(
    { "0.38.1": { Model: "class", "Model.load": "method" } },
    { "Model.load": { status: "pending", reason: "later" } },
  );
  const { code, stdout } = await parity("--summary");
  expect(code).toBe(0);
  expect(stdout.split("\n").map((line) => line.trim())).toEqual([
    "1 same",
    "0 renamed",
    "0 changed",
    "1 pending",
    "0 not offered",
    "",
  ]);
});
