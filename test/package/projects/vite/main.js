import { Determined } from "determined-client";

const { master, token } = globalThis.settings;
const names = [];
const newest = new Determined({ master, token }).listExperiments({ sortBy: "ID", orderBy: "DESC", limit: 10 });
for await (const { name } of newest) names.push(name);
globalThis.shown = names.join();
