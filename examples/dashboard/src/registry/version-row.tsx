import type { ModelVersion } from "determined-client";
import { CopyButton } from "../copy-button.jsx";
import { formatMetric } from "../format/numbers.js";
import { formatAgo } from "../format/times.js";
import { formatRoute } from "../routing/route.js";

interface Props {
  readonly version: ModelVersion;
  /** The label that the button gives. */
  readonly label: string;
  readonly now: number;
  readonly onPromote: (version: ModelVersion) => void;
}

/** One version, with a button that gives it the label. Where there is little room, all of it stands in the first cell. */
export function VersionRow({ version, label, now, onPromote }: Props) {
  const { modelVersion, name, labels, checkpoint, creationTime } = version;
  const { training } = checkpoint;
  const uuid = (
    <>
      <span class="code" title={checkpoint.uuid}>
        {checkpoint.uuid.slice(0, 8)}
      </span>{" "}
      <CopyButton text={checkpoint.uuid} of={`the UUID of version ${modelVersion}`} />
    </>
  );
  const source =
    training === undefined ? (
      "–"
    ) : (
      <>
        <a href={formatRoute({ page: "run", id: training.experimentId, view: "run", trial: training.trialId })}>
          {training.experimentConfig.name ?? `experiment ${training.experimentId}`}
        </a>
        <span class="below">
          {training.experimentConfig.searcher?.metric} {formatMetric(training.searcherMetric)}
        </span>
      </>
    );
  return (
    <tr data-version={modelVersion}>
      <th scope="row">
        {modelVersion}
        {name === "" ? null : <span class="id">{name}</span>}
        <span class="only-small version-more">
          {source}
          <span>{uuid}</span>
        </span>
      </th>
      <td>
        {labels.map((each) => (
          <span class={each === label ? "label chosen" : "label"} key={each}>
            {each}
          </span>
        ))}
      </td>
      <td class="medium">{uuid}</td>
      <td class="medium">{source}</td>
      <td class="wide number">{formatAgo(creationTime, now)}</td>
      <td class="number">
        {labels.includes(label) ? (
          <span class="muted">in production</span>
        ) : (
          <button type="button" class="button" onClick={() => onPromote(version)}>
            Promote<span class="not-narrow"> to {label}</span>
            <span class="for-readers">: version {modelVersion}</span>
          </button>
        )}
      </td>
    </tr>
  );
}
