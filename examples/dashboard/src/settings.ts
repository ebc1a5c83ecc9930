/** What the server of this page says. */
export interface Settings {
  /** Address of the master, as the page reaches it. */
  readonly master: string;
  /** Its own address, where the page reaches it through its own server. */
  readonly shownAs: string;
  /** A fake master with users without passwords: nobody has to log in. */
  readonly demo: boolean;
}

/** Reads what the server put into the page. */
export function readSettings(page: Document): Settings {
  const text = page.getElementById("settings")?.textContent ?? "";
  const { master, shownAs, demo } = JSON.parse(text || "{}") as Partial<Settings>;
  // One that is reached through the server of this page is only a path.
  const reached = new URL(master ?? "/", page.location.href).href;
  return { master: reached, shownAs: shownAs ?? reached, demo: demo === true };
}
