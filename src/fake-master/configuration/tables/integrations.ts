import type { Shape } from "../shape.js";
import { OPTIONAL, record, section, texts } from "./values.js";

const string: Shape = { kinds: ["string"] };
const port: Shape = { kinds: ["integer"] };

const pachyderm = section(
  {
    dataset: record(
      { project: string, repo: string, commit: string, branch: string, token: string },
      { required: ["project", "repo", "commit", "branch", "token"] },
    ),
    pachd: record({ host: string, port }, { required: ["host", "port"] }),
    proxy: record({ scheme: string, host: string, port }, { required: ["scheme", "host", "port"] }),
  },
  { ...OPTIONAL, required: ["dataset", "pachd", "proxy"] },
);

const webhooks = section(
  {
    webhook_id: { kinds: ["array", "null"], items: { kinds: ["integer"] }, ...OPTIONAL },
    webhook_name: texts(OPTIONAL),
    exclude: { kinds: ["boolean", "null"], ...OPTIONAL },
  },
  { ...OPTIONAL, since: "0.37.0" },
);

/** Other systems that an experiment is tied to. */
export const integrations: Shape = section({ pachyderm, webhooks }, { since: "0.33.0" });
