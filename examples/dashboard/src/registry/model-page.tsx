import type { ModelVersion } from "determined-client";
import { useState } from "preact/hooks";
import { useNow } from "../connection/use-now.js";
import { usePoll } from "../connection/use-poll.js";
import { Problem } from "../problem.jsx";
import { useSession } from "../session/session-context.js";
import { VersionRow } from "./version-row.jsx";

/** The label of the version that is served. */
const PRODUCTION = "production";

/** One model with its versions, one of which can be put into production. */
export function ModelPage({ name }: { name: string }) {
  const { determined } = useSession();
  const now = useNow(10_000);
  const [said, setSaid] = useState("");
  const [failure, setFailure] = useState<unknown>();
  const { value, error, refresh } = usePoll(
    async (signal) => {
      const model = await determined.getModel(name, { signal });
      return { model, versions: await model.listVersions({ limit: 500, signal }) };
    },
    5000,
    [name],
  );
  if (value === undefined) return <Problem error={error} waiting={`Reading the model ${name} …`} />;
  const { model, versions } = value;
  const promote = async (version: ModelVersion): Promise<void> => {
    setFailure(undefined);
    try {
      const former = await model.promote(version, PRODUCTION);
      const before = former === undefined ? "" : `; before it was version ${former.modelVersion}`;
      setSaid(`Version ${version.modelVersion} is in production now${before}.`);
    } catch (reason) {
      setFailure(reason);
    }
    refresh();
  };
  return (
    <>
      <a class="back" href="#/models">
        ← Models
      </a>
      <div class="title-line">
        <h1>{model.name}</h1>
        <span>
          {model.labels.map((label) => (
            <span class="label" key={label}>
              {label}
            </span>
          ))}
        </span>
      </div>
      {model.description === "" ? null : <p class="muted">{model.description}</p>}
      <Problem error={failure ?? error} />
      <p class="said" role="status">
        {said}
      </p>
      <div class="card spaced">
        <table class="table">
          <caption class="for-readers">Versions of {model.name}, the newest first</caption>
          <thead>
            <tr>
              <th scope="col">Version</th>
              <th scope="col">Labels</th>
              <th scope="col" class="medium">
                Checkpoint
              </th>
              <th scope="col" class="medium">
                From
              </th>
              <th scope="col" class="wide number">
                Registered
              </th>
              <th scope="col">
                <span class="for-readers">Action</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {[...versions]
              .sort((one, other) => other.modelVersion - one.modelVersion)
              .map((version) => (
                <VersionRow
                  key={version.modelVersion}
                  version={version}
                  label={PRODUCTION}
                  now={now}
                  onPromote={promote}
                />
              ))}
          </tbody>
        </table>
        {versions.length > 0 ? null : <p class="empty">It has no versions yet: register a checkpoint.</p>}
      </div>
    </>
  );
}
