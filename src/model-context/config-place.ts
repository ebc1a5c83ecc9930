import { InvalidArgumentError } from "../errors/index.js";

/** Says where in a configuration file something is; messages hold nothing of the file, which may hold keys of a storage. */
export interface ConfigPlaces {
  /** A sentence about the place. */
  at(offset: number, sentence: string): string;
  /** The error that refuses the file for what is there. */
  refuse(offset: number, sentence: string, cause?: unknown): InvalidArgumentError;
}

/** Places in a string whose lines end with a line feed. */
export function configPlaces(text: string, file: string): ConfigPlaces {
  const at = (offset: number, sentence: string): string => {
    const lines = text.slice(0, offset).split("\n");
    return `In ${file}:${lines.length}:${(lines.at(-1) ?? "").length + 1}: ${sentence}.`;
  };
  return {
    at,
    refuse: (offset, sentence, cause) => new InvalidArgumentError(at(offset, sentence), { argument: "config", cause }),
  };
}

/** A character that cannot be shown, by its number. */
export const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
