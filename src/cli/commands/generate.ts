import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { environmentToken, generateClient, readPackedKnowledge } from "../../generator/index.js";
import { resolveMaster } from "../../session/session.js";
import { defineCommand } from "../command.js";
import { messageOf } from "../shell-words.js";
import { WrongUse } from "../wrong-use.js";

export const generate = defineCommand({
  about:
    "Writes the types of your own master's API, and a client with them: schema.d.ts and index.ts in a folder of their own. " +
    "The spec comes from the master, which serves it without a login, from a file of what it serves at " +
    "/api/v1/api.swagger.json, or from this package, which brings the specs of some releases. " +
    "Needs openapi-typescript 7: npm install --save-dev openapi-typescript@7 typescript@5",
  arguments: {},
  flags: {
    from: {
      type: "string",
      value: "place",
      about: "address of a master, a file, or a release such as 0.27.1; without it the master of -m",
    },
    out: { type: "string", value: "folder", about: "the folder to write, which holds nothing else" },
    release: { type: "string", value: "release", about: "the release of a file, to have it checked and written down" },
    check: { type: "boolean", about: "write nothing; exit code 1 when the folder is not what would be written" },
  },
  connects: true,
  json: 'One object: "release" (where it is known), "paths", "files", and with --check "stale", the files that are not up to date.',
  exitCodes: { 1: "nothing could be generated, or with --check the folder is stale" },
  examples: {
    "generate --from http://my-master:8080 --out src/determined-api": "types of the master that you use",
    "generate --from 0.27.1 --out src/determined-api --check": "are they still what they should be? For CI",
  },
  async run({ flags, client, names, output, signal }) {
    if (!flags.out) throw new WrongUse("Say which folder to write: --out src/determined-api.");
    const from = flags.from ?? resolveMaster(client.master);
    const { user, password, certPath, certName, noverify } = client;
    const out = path.normalize(flags.out);
    const token = environmentToken(user);
    const wordsOf = (error: Error) => messageOf(error, names);
    const question = {
      from,
      release: flags.release,
      user,
      password,
      token,
      certPath,
      certName,
      noverify,
      signal,
      wordsOf,
    };
    const here = path.dirname(fileURLToPath(import.meta.url));
    const { release, paths, files, stale } = await generateClient(
      { ...question, out, check: flags.check },
      () => readPackedKnowledge(new URL("./specs.br", import.meta.url)),
      [process.cwd(), here],
    );
    const of = `Determined${release === undefined ? "" : ` ${release}`} (${paths} paths)`;
    const line = !flags.check
      ? `Wrote ${files.join(" and ")} for ${of} to ${out}.`
      : stale.length === 0
        ? `${out} is up to date with ${of}.`
        : `${stale.map((name) => path.join(out, name)).join(" and ")} ${stale.length > 1 ? "are" : "is"} stale: run the command without --check and commit the result.`;
    await output.result({ release, paths, files, stale }, line);
    return stale.length === 0 ? 0 : 1;
  },
});
