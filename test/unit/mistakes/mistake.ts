import type { Place } from "./place.js";

/** Something that people do, and a part of what they must be told. */
export type Mistake = readonly [did: string, says: string, make: (place: Place) => unknown];
