import {
  environmentToken,
  hasBreaking,
  readPackedKnowledge,
  renderMarkdown,
  renderText,
  specDiff,
} from "../../generator/index.js";
import { resolveMaster } from "../../session/session.js";
import { defineCommand } from "../command.js";
import { messageOf } from "../shell-words.js";

export const specDiffCommand = defineCommand({
  about:
    "Compares the APIs of two masters, or releases: what was added, removed and changed, what of it breaks a client, and which methods " +
    "of the object model it concerns. What breaks those comes first, then what else breaks, then what may matter, then additions.",
  arguments: {
    old: { type: "string", about: "a release such as 0.31.0, the address of a master, or a file of what it serves" },
    new: { type: "string", about: "the same of the newer one; without it the master of -m", optional: true },
  },
  flags: {
    format: {
      type: "string",
      value: "format",
      choices: ["text", "markdown"],
      default: "text",
      about: "how the report is written, where it is not --json",
    },
    uses: {
      type: "string",
      value: "folder",
      about: "only what the program in this folder calls: by paths, by names of operations, by methods",
    },
    "fail-on-breaking": {
      type: "boolean",
      about:
        "exit code 1 when something breaks; with --uses, what the program meets only by methods of the object model is not counted where they " +
        "work on both releases; a method that refuses the newer one is",
    },
  },
  connects: true,
  json: 'One object: "before", "after", "counts" by level, and "changes", each with "level", "kind", "effect", "owner", "places", "way", "wayAfter" (where a field has another name now), "before", "after", "operations", "methods" and "area"; "refused", the methods that refuse one of the two releases, each with "method", "since", "with", "before", "after" and "level"; "worksUpTo", the newest release that the object model knows, where it knows both; with --uses "uses", what the program was found to call.',
  exitCodes: { 1: "nothing could be compared, or with --fail-on-breaking something breaks" },
  examples: {
    "spec-diff 0.31.0 0.35.0": "what changed between two releases",
    "spec-diff 0.31.0 http://my-master:8080 --uses src --fail-on-breaking":
      "does the upgrade of the master break this program? For CI",
  },
  async run({ flags, arguments: given, client, names, output, signal }) {
    const { user, password, certPath, certName, noverify } = client;
    const wordsOf = (error: Error) => messageOf(error, names);
    const access = { user, password, token: environmentToken(user), certPath, certName, noverify, signal, wordsOf };
    const specs = { before: given.old, after: given.new ?? resolveMaster(client.master), uses: flags.uses };
    const loadKnowledge = () => readPackedKnowledge(new URL("./specs.br", import.meta.url));
    const report = await specDiff({ ...access, ...specs }, loadKnowledge);
    const render = flags.format === "markdown" ? renderMarkdown : renderText;
    if (output.json) await output.result(report, "");
    else for (const line of render(report).split("\n")) await output.result(report, line);
    return flags["fail-on-breaking"] && hasBreaking(report) ? 1 : 0;
  },
});
