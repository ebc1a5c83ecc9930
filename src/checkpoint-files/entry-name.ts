import { UnsafeArchiveError } from "../errors/index.js";

const surroundings = globalThis as { process?: { platform?: string } };
const isWindows = (): boolean => surroundings.process?.platform === "win32";

/**
 * The relative path of an archive entry, `/` between its parts and none at its end; the empty string for the root.
 * Throws UnsafeArchiveError for a name that could lead out of the target on any system, and on Windows for one that stands for
 * something else there. Elsewhere a backslash is an ordinary character: checkpoints that were uploaded from Windows have such names.
 *
 * @param windows Whether the names are for Windows; by default what this process runs on.
 */
export function entryPath(name: string, windows: boolean = isWindows()): string {
  const refuse = (reason: string): UnsafeArchiveError =>
    new UnsafeArchiveError(`The archive entry ${JSON.stringify(name)} ${reason}. Nothing of it was written.`, {
      entry: name,
    });
  if (name.startsWith("/")) throw refuse("is absolute");
  if (name.includes("\0")) throw refuse("holds a NUL");
  if (name.split(/[/\\]/).includes("..")) throw refuse('holds ".."');
  const parts = name.split("/").filter((part) => part !== "" && part !== ".");
  if (parts[0]?.startsWith("\\")) throw refuse("is absolute");
  if (/^[a-z]:/i.test(parts[0] ?? "")) throw refuse("starts with a drive");
  if (windows && parts.some(isOddOnWindows)) throw refuse("means something else on Windows");
  return parts.join("/");
}

// Backslashes separate paths there and colons name streams; blanks and dots at the end are dropped; devices go by these names in
// every directory, whatever ending they have.
const oddOnWindows = /[\0-\x1f"*:<>?\\|]|[ .]$|^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])[ ]*(?:\.|$)/i;
const isOddOnWindows = (part: string): boolean => oddOnWindows.test(part);

/** Where a link inside an archive points to, relative to the archive's root; UnsafeArchiveError when that is outside. */
export function linkPath(name: string, type: "link" | "symlink", target: string, windows?: boolean): string {
  const refuse = (): UnsafeArchiveError =>
    new UnsafeArchiveError(
      `The archive entry ${JSON.stringify(name)} is a link to ${JSON.stringify(target)}, outside the target. Nothing of it was written.`,
      { entry: name },
    );
  if (target === "" || /^[/]|^[a-z]:|[\\\0]/i.test(target)) throw refuse();
  const parts = type === "symlink" ? entryPath(name, windows).split("/").slice(0, -1) : [];
  let down = false;
  for (const part of target.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") {
      down = true;
      parts.push(part);
      // After a name, ".." would leave whatever a link of that name leads to.
    } else if (down || parts.pop() === undefined) throw refuse();
  }
  return entryPath(parts.join("/"), windows);
}
