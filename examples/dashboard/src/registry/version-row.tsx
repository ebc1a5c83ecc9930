import type { ModelVersion } from "determined-client";
import { useState } from "preact/hooks";
import { formatMetric } from "../format/numbers.js";
import { formatAgo } from "../format/times.js";
import { formatRoute } from "../routing/route.js";

interface Props {
  readonly version: ModelVersion;
  /** The label that the button gives. */
  readonly label: string;
  readonly now: number;
  readonly onPromote: (version: ModelVersion) => Promise<void>;
}

/** One version, with a button that gives it the label. */
export function VersionRow({ version, label, now, onPromote }: Props) {
  const [busy, setBusy] = useState(false);
  const { modelVersion, name, labels, checkpoint, creationTime } = version;
  const { training } = checkpoint;
  const promote = async (): Promise<void> => {
    setBusy(true);
    await onPromote(version);
    setBusy(false);
  };
  return (
    <tr data-version={modelVersion}>
      <th scope="row">
        {modelVersion}
        {name === "" ? null : <span class="id">{name}</span>}
      </th>
      <td>
        {labels.map((each) => (
          <span class={each === label ? "label chosen" : "label"} key={each}>
            {each}
          </span>
        ))}
      </td>
      <td class="medium code">{checkpoint.uuid.slice(0, 8)}</td>
      <td class="medium">
        {training === undefined ? (
          "–"
        ) : (
          <>
            <a href={formatRoute({ page: "run", id: training.experimentId, view: "run" })}>
              {training.experimentConfig.name ?? `experiment ${training.experimentId}`}
            </a>
            <span class="below">
              {training.experimentConfig.searcher?.metric} {formatMetric(training.searcherMetric)}
            </span>
          </>
        )}
      </td>
      <td class="wide number">{formatAgo(creationTime, now)}</td>
      <td class="number">
        {labels.includes(label) ? (
          <span class="muted">in production</span>
        ) : (
          <button type="button" class="button" disabled={busy} onClick={() => void promote()}>
            Promote<span class="not-narrow"> to {label}</span>
            <span class="for-readers">: version {modelVersion}</span>
          </button>
        )}
      </td>
    </tr>
  );
}
