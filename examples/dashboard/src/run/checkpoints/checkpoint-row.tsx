import type { Checkpoint } from "determined-client";
import { useState } from "preact/hooks";
import { formatBytes, formatCount, formatMetric } from "../../format/numbers.js";
import { CopyButton } from "../../copy-button.jsx";
import { formatRoute } from "../../routing/route.js";
import { Problem } from "../../problem.jsx";
import { RegisterDialog, type Registered } from "./register-dialog.jsx";
import { saveArchive, saveFile } from "./save-checkpoint.js";

/** One of the best checkpoints, with its files. */
export function CheckpointRow({ checkpoint, metric }: { checkpoint: Checkpoint; metric: string | undefined }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [isRegistering, setRegistering] = useState(false);
  const [version, setVersion] = useState<Registered>();
  const save = async (work: Promise<void>): Promise<void> => {
    setBusy(true);
    setError(undefined);
    await work.catch(setError);
    setBusy(false);
  };
  const { uuid, training, resources, metadata } = checkpoint;
  const files = Object.entries(resources).filter(([name]) => !name.endsWith("/"));
  const short = uuid.slice(0, 8);
  const value = metric === undefined ? undefined : training?.validationMetrics.avgMetrics[metric];
  const batches = metadata["steps_completed"];
  return (
    <li class="checkpoint">
      <div class="checkpoint-line">
        <strong>{formatMetric(typeof value === "number" ? value : training?.searcherMetric)}</strong>
        <span class="code" title={uuid}>
          {short}
        </span>
        <CopyButton text={uuid} of={`the UUID of checkpoint ${short}`} />
        <span class="muted checkpoint-from">
          trial {training?.trialId ?? "–"}
          {typeof batches === "number" ? `, ${formatCount(batches)} batches` : ""}
        </span>
        <span class="checkpoint-buttons">
          <button
            type="button"
            class="button"
            aria-label={`Register checkpoint ${short}`}
            onClick={() => setRegistering(true)}
          >
            Register
          </button>
          <button
            type="button"
            class="button"
            disabled={busy}
            aria-label={`Download checkpoint ${short}`}
            onClick={() => void save(saveArchive(checkpoint))}
          >
            {busy ? "Saving …" : "Download"}
          </button>
        </span>
      </div>
      {!isRegistering ? null : <RegisterDialog checkpoint={checkpoint} onClose={() => setRegistering(false)} onDone={setVersion} />}
      <p class="registered" role="status">
        {version === undefined ? null : (
          <>
            It is version {version.modelVersion} of{" "}
            <a href={formatRoute({ page: "model", name: version.modelName })}>{version.modelName}</a> now.
          </>
        )}
      </p>
      <Problem error={error} />
      <details>
        <summary>
          {files.length} files, {formatBytes(files.reduce((sum, [, size]) => sum + size, 0))}
        </summary>
        <ul class="files">
          {files.map(([name, size]) => (
            <li key={name}>
              <button type="button" class="link code" disabled={busy} onClick={() => void save(saveFile(checkpoint, name))}>
                {name}
              </button>
              <span class="muted">{formatBytes(size)}</span>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
