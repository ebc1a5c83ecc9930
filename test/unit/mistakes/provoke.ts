import type { Mistake } from "./mistake.js";
import { Place } from "./place.js";

/** Makes a mistake, and gives what it was answered with: an error, or what it resolved to. */
export async function provoke([, , make]: Mistake): Promise<{ error?: unknown; gave?: unknown }> {
  const place = await Place.open();
  try {
    return { gave: await make(place) };
  } catch (error) {
    return { error };
  } finally {
    await place.close();
  }
}

/** An error as it is read: its class, and its message. */
export function showOutcome({ error, gave }: Awaited<ReturnType<typeof provoke>>): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : `no error, but ${String(gave)}`;
}
