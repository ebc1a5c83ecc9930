import type { Experiment } from "determined-client";
import { useEffect, useRef, useState } from "preact/hooks";
import { ConfirmDialog } from "../confirm-dialog.jsx";
import { hasEnded } from "../format/states.js";
import { isFocusLost } from "../focus.js";
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
  const group = useRef<HTMLDivElement>(null);
  const hasActed = useRef(false);
  const [asked, setAsked] = useState<Action>();
  const [busy, setBusy] = useState<Action>();
  const [failure, setFailure] = useState<{ action: Action; error: unknown }>();
  const run = async (action: Action): Promise<void> => {
    setAsked(undefined);
    setBusy(action);
    setFailure(undefined);
    await experiment[action]().catch((error: unknown) => setFailure({ action, error }));
    setBusy(undefined);
    onChanged();
    hasActed.current = true;
  };
  // Another state has other buttons: the one that had the focus may be gone.
  useEffect(() => {
    if (hasActed.current && isFocusLost()) group.current?.focus();
  }, [experiment.state]);
  return (
    <>
      <div ref={group} class="actions" role="group" aria-label="Actions" tabIndex={-1}>
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
      <Problem error={failure?.error} {...(failure && { doing: titles[failure.action] })} />
      {asked === undefined ? null : (
        <ConfirmDialog
          title={`${titles[asked]} ${experiment.name}?`}
          confirm={`${titles[asked]} it`}
          onConfirm={() => void run(asked)}
          onClose={() => setAsked(undefined)}
        >
          <p>{warnings[asked]}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function actionsIn(state: string): Action[] {
  if (hasEnded(state) || state.startsWith("STATE_DELET")) return [];
  if (state.startsWith("STATE_STOPPING")) return ["kill"];
  return [state === "STATE_PAUSED" ? "activate" : "pause", "cancel", "kill"];
}
