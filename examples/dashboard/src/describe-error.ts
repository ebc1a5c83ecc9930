import { ApiError } from "determined-client";
import { meansOutage } from "./connection/outage.js";
import type { Settings } from "./settings.js";

/** Where a message of the client says which request it was: who looks at a page has sent none. */
const ORIGIN = / \((?:\d{3}\b[^()]*? )?from [A-Z]+ \S+?(?: after [^()]*)?\)/;

/** What went wrong, in words for who looks at the page. */
export function describeError(error: unknown, { master, shownAs }: Settings): string {
  if (meansOutage(error)) return "The master did not answer.";
  const message = (error instanceof Error ? error.message : String(error)).replaceAll(bare(master), bare(shownAs));
  if (!ApiError.isInstance(error)) return message;
  const words = message.replace(ORIGIN, "");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const bare = (address: string): string => address.replace(/\/$/, "");
