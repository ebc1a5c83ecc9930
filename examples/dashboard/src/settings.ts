/** What the server of this page says. */
export interface Settings {
  /** Address of the master. */
  readonly master: string;
  /** A fake master with users without passwords: nobody has to log in. */
  readonly demo: boolean;
}

/** Reads what the server put into the page. */
export function readSettings(page: Document): Settings {
  const text = page.getElementById("settings")?.textContent ?? "";
  const { master, demo } = JSON.parse(text || "{}") as Partial<Settings>;
  // One that is reached through the server of this page is only a path.
  return { master: new URL(master ?? "/", page.location.href).href, demo: demo === true };
}
