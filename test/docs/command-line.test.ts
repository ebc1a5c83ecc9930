import { format, resolveConfig } from "prettier";
import { expect, test } from "vitest";
import { commands } from "../../src/cli/commands.js";
import { commandPage } from "./command-page.js";

const page = new URL("../../docs/command-line.md", import.meta.url).pathname;

test("docs/command-line.md says what the table of commands says; -u writes it", async () => {
  const text = await format(await commandPage(commands), { ...(await resolveConfig(page)), filepath: page });
  await expect(text).toMatchFileSnapshot(page);
});
