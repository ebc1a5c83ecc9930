import { checksumLength } from "../../sequence/log-checksum.js";
import { isNumericId, type LogCursor, type RecentLines } from "../../sequence/log-cursor.js";
import { refusal, type Check } from "../../values/index.js";

/** Refuses what is not the cursor of a log entry. */
export const checkCursor: Check<LogCursor> = (value, argument) => {
  const { id, time, highest, above, aboveTime, after, lag, recent } = fieldsOf<LogCursor>(value);
  const isCursor =
    isText(id) &&
    isTime(time) &&
    isUnsetOr(isNumericText, highest) &&
    isUnsetOr(isText, above) &&
    isUnsetOr(isTime, aboveTime) &&
    isUnsetOr(isTime, after) &&
    isUnsetOr(isAmount, lag) &&
    isUnsetOr((groups) => Array.isArray(groups) && groups.every(isRecentLines), recent);
  if (isCursor) return value as LogCursor;
  throw refusal(argument, "the cursor of a log entry", value);
};

function isRecentLines(value: unknown): boolean {
  const { checksums, id, upTo, above, aboveTime, count } = fieldsOf<RecentLines>(value);
  return (
    typeof checksums === "string" &&
    checksums.length % checksumLength === 0 &&
    isUnsetOr(isText, id) &&
    isUnsetOr((text) => isNumericText(text) || isTime(text), upTo) &&
    isUnsetOr(isText, above) &&
    isUnsetOr(isTime, aboveTime) &&
    isUnsetOr(isAmount, count)
  );
}

const fieldsOf = <T>(value: unknown): Record<keyof T, unknown> => (value ?? {}) as Record<keyof T, unknown>;
const isText = (value: unknown): boolean => typeof value === "string" && value !== "";
const isNumericText = (value: unknown): boolean => isText(value) && isNumericId(value as string);
const isTime = (value: unknown): boolean => typeof value === "string" && !Number.isNaN(Date.parse(value));
const isAmount = (value: unknown): boolean => typeof value === "number" && value >= 0;

function isUnsetOr(isSound: (value: unknown) => boolean, value: unknown): boolean {
  return value === undefined || isSound(value);
}
