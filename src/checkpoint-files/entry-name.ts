import { UnsafeArchiveError } from "../errors/index.js";

/**
 * The relative path of an archive entry, `/` between its parts and none at its end; the empty text for the root.
 * Throws UnsafeArchiveError for a name that could lead out of the target on any system.
 */
export function entryPath(name: string): string {
  const refuse = (reason: string): UnsafeArchiveError =>
    new UnsafeArchiveError(`the archive entry ${JSON.stringify(name)} ${reason}; nothing of it was written`, {
      entry: name,
    });
  if (name.startsWith("/")) throw refuse("is absolute");
  if (name.includes("\\")) throw refuse("holds a backslash, which parts a path on Windows");
  if (/^[a-z]:/i.test(name)) throw refuse("starts with a drive");
  if (name.includes("\0")) throw refuse("holds a NUL");
  const parts = name.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..")) throw refuse('holds ".."');
  return parts.join("/");
}

/** Where a link inside an archive points to, relative to the archive's root; UnsafeArchiveError when that is outside. */
export function linkPath(name: string, type: "link" | "symlink", target: string): string {
  const refuse = (): UnsafeArchiveError =>
    new UnsafeArchiveError(
      `the archive entry ${JSON.stringify(name)} is a link to ${JSON.stringify(target)}, out of the target; nothing of it was written`,
      { entry: name },
    );
  if (target === "" || /^[/]|^[a-z]:|[\\\0]/i.test(target)) throw refuse();
  const parts = type === "symlink" ? entryPath(name).split("/").slice(0, -1) : [];
  let down = false;
  for (const part of target.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") {
      down = true;
      parts.push(part);
      // After a name, ".." would leave whatever a link of that name leads to.
    } else if (down || parts.pop() === undefined) throw refuse();
  }
  return parts.join("/");
}
