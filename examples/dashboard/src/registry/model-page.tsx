import { NotFoundError, type ModelVersion } from "determined-client";
import { useRef, useState } from "preact/hooks";
import { ConfirmDialog } from "../confirm-dialog.jsx";
import { useNow } from "../connection/use-now.js";
import { usePoll } from "../connection/use-poll.js";
import { Lost } from "../lost.jsx";
import { Problem } from "../problem.jsx";
import { useSession } from "../session/session-context.js";
import { ModelLabels } from "./model-labels.jsx";
import { VersionRow } from "./version-row.jsx";

/** The label of the version that is served. */
const PRODUCTION = "production";

/** One model with its versions, one of which can be put into production. */
export function ModelPage({ name }: { name: string }) {
  const { determined } = useSession();
  const now = useNow(10_000);
  const [said, setSaid] = useState("");
  const [failure, setFailure] = useState<unknown>();
  const [asked, setAsked] = useState<ModelVersion>();
  const status = useRef<HTMLParagraphElement>(null);
  const { value, error, refresh } = usePoll(
    async (signal) => {
      const model = await determined.getModel(name, { signal });
      return { model, versions: await model.listVersions({ limit: 500, signal }) };
    },
    5000,
    [name],
    `model ${name}`,
  );
  if (NotFoundError.isInstance(error))
    return <Lost what={`There is no model ${name}, or you may not see it`} back="models" />;
  if (value === undefined) return <Problem error={error} waiting={`Reading the model ${name} …`} />;
  const { model, versions } = value;
  const served = versions.find(({ labels }) => labels.includes(PRODUCTION));
  const promote = async (version: ModelVersion): Promise<void> => {
    setAsked(undefined);
    setFailure(undefined);
    try {
      const former = await model.promote(version, PRODUCTION);
      const before = former === undefined ? "" : `; before it was version ${former.modelVersion}`;
      setSaid(`Version ${version.modelVersion} is in production now${before}.`);
    } catch (reason) {
      setFailure(reason);
    }
    refresh();
    // The button is about to go.
    requestAnimationFrame(() => status.current?.focus());
  };
  return (
    <>
      <a class="back" href="#/models">
        ← Models
      </a>
      <div class="title-line">
        <h1>{model.name}</h1>
        <ModelLabels labels={model.labels} />
      </div>
      {model.description === "" ? null : <p class="muted">{model.description}</p>}
      <Problem error={error} />
      <Problem error={failure} doing="Promote" />
      <p ref={status} class="said" role="status" tabIndex={-1}>
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
                  onPromote={setAsked}
                />
              ))}
          </tbody>
        </table>
        {versions.length > 0 ? null : <p class="empty">It has no versions yet: register a checkpoint of a run.</p>}
      </div>
      {asked === undefined ? null : (
        <ConfirmDialog
          title={`Promote version ${asked.modelVersion} of ${model.name}?`}
          confirm="Promote it"
          isDanger={false}
          onConfirm={() => void promote(asked)}
          onClose={() => setAsked(undefined)}
        >
          <p>
            It gets the label {PRODUCTION}
            {served === undefined ? "." : `, and version ${served.modelVersion} loses it.`}
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}
