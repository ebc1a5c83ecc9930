import type { Tone } from "../format/states.js";
import type { Counts } from "./count-groups.js";
import type { Group } from "./groups.js";

const choices: readonly { readonly group: Group | undefined; readonly title: string; readonly tone?: Tone }[] = [
  { group: undefined, title: "All" },
  { group: "active", title: "Active", tone: "running" },
  { group: "paused", title: "Paused", tone: "waiting" },
  { group: "completed", title: "Completed", tone: "good" },
  { group: "failed", title: "Failed", tone: "bad" },
  { group: "canceled", title: "Canceled", tone: "ended" },
];

interface Props {
  /** undefined while they are not known. */
  readonly counts: Counts | undefined;
  readonly chosen: Group | undefined;
  readonly onChoose: (group: Group | undefined) => void;
}

/** Shows how many experiments are in which group of states, and only those of one when it is pressed. */
export function GroupFilter({ counts, chosen, onChoose }: Props) {
  return (
    <div class="chips" role="group" aria-label="State">
      {choices.map(({ group, title, tone }) => (
        <button
          key={title}
          type="button"
          class="chip"
          data-tone={tone}
          aria-pressed={chosen === group}
          onClick={() => onChoose(chosen === group ? undefined : group)}
        >
          {title} <span class="chip-count">{counts?.[group ?? "all"] ?? "…"}</span>
        </button>
      ))}
    </div>
  );
}
