import type { Json } from "../state/json.js";

/** True when two values stand in the wrong order. Where one is missing there is none. */
export function isBadOrder(
  one: Json | undefined,
  other: Json | undefined,
  as: "below" | "not above" | "inside",
): boolean {
  if (as === "inside") return typeof one === "string" && typeof other === "string" && !isInside(one, other);
  if (typeof one !== "number" || typeof other !== "number") return false;
  return as === "below" ? one >= other : one > other;
}

/** A relative path is taken from the directory; no path may lead out of it. */
function isInside(path: string, directory: string): boolean {
  const clean = normalize(path);
  return clean.startsWith("/") ? clean.startsWith(normalize(directory)) : !clean.startsWith("..");
}

function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== ".." || !path.startsWith("/")) parts.push(part);
  }
  return (path.startsWith("/") ? "/" : "") + parts.join("/");
}
