import type { Place } from "./place.js";

/** Something that people do, and a part of the message that they must get. */
export type Mistake = readonly [did: string, says: string, make: (place: Place) => unknown];
