// What names an object, decided once for every argument:
// - Numeric ids are numbers from 1. A string of digits is refused: it comes from an address or a form, where more may be wrong.
// - Checkpoints have UUIDs, in any case of letters. Masters answer 500 to anything else.
// - Names are sent as they are, with their case and their spaces, which masters keep and compare. Those that hold nothing but
//   white space name nothing anywhere.
import { checkList, isUuid, type Check } from "./check-basics.js";
import { digitsHint, refusal } from "./refuse.js";

/** A numeric id, or the number of a version. */
export const checkId: Check<number> = (value, argument) => {
  if (Number.isSafeInteger(value) && (value as number) > 0) return value as number;
  throw refusal(argument, "a positive integer", value, idHint(value));
};

/** An array of numeric ids. */
export const checkIds: Check<number[]> = /* @__PURE__ */ checkList("an array of ids", checkId);

/** A numeric id of a user; 0 may be one. */
export const checkUserId: Check<number> = (value, argument) => {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw refusal(argument, "a non-negative integer", value, idHint(value));
};

/** An array of ids of users. */
export const checkUserIds: Check<number[]> = /* @__PURE__ */ checkList("an array of ids of users", (id, argument) => {
  checkUserId(id, argument);
  return true;
});

/** The UUID of a checkpoint. */
export const checkUuid: Check<string> = (value, argument) => {
  if (isUuid(value)) return value;
  throw refusal(argument, `a UUID such as "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385"`, value, uuidHint(value));
};

/** The name of something. */
export const checkName: Check<string> = (value, argument) => {
  if (typeof value === "string" && value.trim()) return value;
  throw refusal(argument, "a non-empty string", value, typeof value === "string" && value ? " It is blank." : "");
};

function idHint(value: unknown): string {
  for (const name of ["id", "modelId", "userId"] as const) {
    const id = (value as Partial<Record<typeof name, unknown>> | null | undefined)?.[name];
    if (Number.isSafeInteger(id)) return ` Pass its ${name}, ${String(id)}.`;
  }
  return isUuid(value) ? " A UUID names a checkpoint." : digitsHint(value);
}

function uuidHint(value: unknown): string {
  if (typeof value === "number") return " A number names an experiment or a trial, whose methods give checkpoints.";
  const { uuid } = Object(value) as { uuid?: unknown };
  if (isUuid(uuid)) return ` Pass its uuid, ${JSON.stringify(uuid)}.`;
  const { topCheckpoint, selectCheckpoint, checkpoint } = Object(value) as Record<string, unknown>;
  const isOwner = typeof topCheckpoint === "function";
  // Only trials select checkpoints.
  if (isOwner) return ` Pass a checkpoint of it: await ${selectCheckpoint ? "trial" : "experiment"}.topCheckpoint().`;
  if (isUuid((checkpoint as { uuid?: unknown } | undefined)?.uuid)) return " Pass its checkpoint.";
  if (typeof value !== "string" || !value) return "";
  const bare = value.trim().replace(/^urn:uuid:|^\{|\}$/gi, "");
  const digits = bare.replaceAll("-", "");
  if (isUuid(bare)) return ` Pass ${JSON.stringify(bare)}, without what is around it.`;
  if (/^[\da-f]{32}$/i.test(bare)) return " Write it with its hyphens.";
  if (/^[\da-f]{24,40}$/i.test(digits) && digits.length !== 32)
    return ` It has ${digits.length} digits; a UUID has 32.`;
  if (digits.length === 32)
    return /^[\da-f]*$/i.test(digits)
      ? " Its hyphens stand in the wrong places."
      : " Its digits are 0 to 9 and a to f.";
  return " It is the uuid of a checkpoint, as listCheckpoints() gives it.";
}
