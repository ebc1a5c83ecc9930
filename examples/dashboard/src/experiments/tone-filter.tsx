import { toneOf, type Tone } from "../format/states.js";
import type { Row } from "./row.js";

const choices: readonly { readonly tone: Tone | undefined; readonly title: string }[] = [
  { tone: undefined, title: "All" },
  { tone: "running", title: "Running" },
  { tone: "waiting", title: "Waiting" },
  { tone: "good", title: "Completed" },
  { tone: "bad", title: "Failed" },
  { tone: "ended", title: "Canceled" },
];

interface Props {
  readonly rows: readonly Row[];
  readonly chosen: Tone | undefined;
  readonly onChoose: (tone: Tone | undefined) => void;
}

/** Shows how many experiments are in which kind of state, and only those of one kind when it is pressed. */
export function ToneFilter({ rows, chosen, onChoose }: Props) {
  return (
    <div class="chips" role="group" aria-label="State">
      {choices.map(({ tone, title }) => {
        const count = tone === undefined ? rows.length : rows.filter(({ state }) => toneOf(state) === tone).length;
        return (
          <button
            key={title}
            type="button"
            class="chip"
            data-tone={tone}
            aria-pressed={chosen === tone}
            onClick={() => onChoose(chosen === tone ? undefined : tone)}
          >
            {title} <span class="chip-count">{count}</span>
          </button>
        );
      })}
    </div>
  );
}
