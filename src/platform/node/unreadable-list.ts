import { lstatSync } from "node:fs";
import path from "node:path";
import { InvalidArgumentError } from "../../errors/index.js";
import { missing } from "./files.js";

/** Most files that one message names. */
const most = 5;

/** What a walk met and could not read, to be named all at once. */
export interface UnreadableList {
  /** Adds what a directory listed; what has been removed since is no longer part of the directory. */
  add(place: string, reason: string): void;
  /** Throws InvalidArgumentError when something was added. */
  refuse(argument: string): void;
}

/** Makes an empty list. */
export function createUnreadableList(): UnreadableList {
  const places: string[] = [];
  return {
    add(place, reason) {
      const why = isThere(place) ? reason.replace(missing, "its link leads nowhere") : whyMissing(place);
      if (why !== undefined) places.push(`${path.normalize(place)} (${why})`);
    },
    refuse(argument) {
      if (places.length === 0) return;
      const named = places.slice(0, most).join(", ");
      const more = places.length > most ? ` and ${places.length - most} more` : "";
      const advice = "Make it readable, or name it in .detignore to leave it out.";
      throw new InvalidArgumentError(`Cannot read ${named}${more} (argument ${argument}). ${advice}`, { argument });
    },
  };
}

/** Names that are not UTF-8 come with replacement characters, by which nothing is found. */
const whyMissing = (place: string): string | undefined =>
  place.includes("\ufffd") ? "its name is not UTF-8" : undefined;

function isThere(place: string): boolean {
  try {
    lstatSync(place);
    return true;
  } catch {
    return false;
  }
}
