import type { Checkpoint, Determined } from "determined-client";
import { useEffect, useRef, useState } from "preact/hooks";
import { Problem } from "../../problem.jsx";
import { useSession } from "../../session/session-context.js";

/** What a checkpoint has become. */
export interface Registered {
  readonly modelName: string;
  readonly modelVersion: number;
}

interface Props {
  readonly checkpoint: Checkpoint;
  readonly onDone: (version: Registered) => void;
  readonly onClose: () => void;
}

/** Asks for the model that a checkpoint becomes a version of; one that does not exist is made. */
export function RegisterDialog({ checkpoint, onDone, onClose }: Props) {
  const { determined } = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  const [names, setNames] = useState<string[]>([]);
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    dialog.current?.showModal();
    const stop = new AbortController();
    determined.listModels({ limit: 500, archived: false, signal: stop.signal }).then(
      (models) => setNames(models.map((model) => model.name)),
      // Without the names of those that there are, a name can be typed all the same.
      () => {},
    );
    return () => stop.abort();
  }, [determined]);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      onDone(await register(determined, checkpoint, name.trim()));
      dialog.current?.close();
    } catch (reason) {
      setError(reason);
    }
    setBusy(false);
  };
  const isNew = name.trim() !== "" && !names.includes(name.trim());
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="register-title" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <h2 id="register-title">Register checkpoint {checkpoint.uuid.slice(0, 8)}</h2>
        <label class="field">
          Model
          <input
            list="model-names"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
            pattern=".*\S.*"
            required
            autocomplete="off"
            spellcheck={false}
          />
        </label>
        <datalist id="model-names">
          {names.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <p class="muted small">{isNew ? "This model is made." : "It becomes the newest version."}</p>
        <Problem error={error} />
        <div class="dialog-buttons">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            Leave it
          </button>
          <button type="submit" class="button primary" disabled={busy}>
            Register
          </button>
        </div>
      </form>
    </dialog>
  );
}

async function register(determined: Determined, checkpoint: Checkpoint, name: string): Promise<Registered> {
  const model = await determined.getOrCreateModel(name);
  const { modelVersion } = await model.registerVersion(checkpoint);
  return { modelName: model.name, modelVersion };
}
