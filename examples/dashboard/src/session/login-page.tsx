import { useState } from "preact/hooks";
import type { Credentials } from "./sign-in.js";

interface Props {
  readonly master: string;
  /** Why somebody is here: a login that ended, or that was refused. */
  readonly reason: string | undefined;
  readonly onSubmit: (credentials: Credentials) => Promise<void>;
}

/** Asks who it is. */
export function LoginPage({ master, reason, onSubmit }: Props) {
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    await onSubmit({ user: text(fields, "user"), password: text(fields, "password") });
    setBusy(false);
  };
  return (
    <main class="login">
      <form class="card login-form" onSubmit={(event) => void submit(event)} aria-busy={busy}>
        <h1>Log in</h1>
        <p class="muted">{master}</p>
        <div role="alert">{reason === undefined ? null : <p class="problem">{reason}</p>}</div>
        <label class="field">
          User
          <input name="user" autocomplete="username" autocapitalize="none" spellcheck={false} required autofocus />
        </label>
        <label class="field">
          Password
          <input name="password" type="password" autocomplete="current-password" />
        </label>
        <button class="button primary" type="submit" disabled={busy}>
          {busy ? "Logging in …" : "Log in"}
        </button>
      </form>
    </main>
  );
}

function text(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === "string" ? value : "";
}
