import type { Experiment } from "determined-client";
import { useState } from "preact/hooks";
import { ConfirmDialog } from "../confirm-dialog.jsx";
import { hasEnded } from "../format/states.js";
import { Problem } from "../problem.jsx";

type Action = "activate" | "pause" | "cancel" | "kill";

const titles: Readonly<Record<Action, string>> = {
  activate: "Activate",
  pause: "Pause",
  cancel: "Cancel",
  kill: "Kill",
};

/** What each takes away; those without a word are done at once. */
const warnings: Partial<Record<Action, string>> = {
  cancel: "Its trials save a checkpoint and end. It cannot be activated again.",
  kill: "Its trials end at once, without a checkpoint. It cannot be activated again.",
};

/** Buttons that pause, activate, cancel and kill; only those that the state allows. */
export function RunActions({ experiment, onChanged }: { experiment: Experiment; onChanged: () => void }) {
  const [asked, setAsked] = useState<Action>();
  const [busy, setBusy] = useState<Action>();
  const [error, setError] = useState<unknown>();
  const run = async (action: Action): Promise<void> => {
    setAsked(undefined);
    setBusy(action);
    setError(undefined);
    await experiment[action]().catch(setError);
    setBusy(undefined);
    onChanged();
  };
  return (
    <>
      <div class="actions" role="group" aria-label="Actions">
        {actionsIn(experiment.state).map((action) => (
          <button
            key={action}
            type="button"
            class={action === "kill" ? "button danger" : "button"}
            disabled={busy !== undefined}
            onClick={() => (warnings[action] === undefined ? void run(action) : setAsked(action))}
          >
            {titles[action]}
          </button>
        ))}
      </div>
      <Problem error={error} />
      {asked === undefined ? null : (
        <ConfirmDialog
          title={`${titles[asked]} ${experiment.name}?`}
          text={warnings[asked] ?? ""}
          confirm={`${titles[asked]} it`}
          onConfirm={() => void run(asked)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

function actionsIn(state: string): Action[] {
  if (hasEnded(state) || state.startsWith("STATE_DELET")) return [];
  if (state.startsWith("STATE_STOPPING")) return ["kill"];
  return [state === "STATE_PAUSED" ? "activate" : "pause", "cancel", "kill"];
}
