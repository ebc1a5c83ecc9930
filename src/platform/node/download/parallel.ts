/** Objects of a cloud storage that are fetched at the same time. */
export const parallelObjects = 8;

/** Small files of the master's archive that are written at the same time. */
export const parallelWrites = 4;
