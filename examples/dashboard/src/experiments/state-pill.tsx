import { stateName, toneOf } from "../format/states.js";

/** A state as a coloured pill; the word says what the colour says. */
export function StatePill({ state }: { state: string }) {
  return (
    <span class="pill" data-tone={toneOf(state)}>
      {stateName(state)}
    </span>
  );
}
