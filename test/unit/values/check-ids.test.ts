import { expect, test } from "vitest";
import {
  checkCount,
  checkId,
  checkIds,
  checkName,
  checkPositiveInteger,
  checkUserId,
  checkUuid,
} from "../../../src/values/index.js";

const uuid = "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385";

test.each([
  [checkId, 1],
  [checkUserId, 0],
  [checkUuid, uuid],
  [checkUuid, uuid.toUpperCase()],
  [checkName, "a"],
  [checkName, " A "],
  [checkName, "7"],
] as const)("%o takes %j as it is", (check, value) => expect(check(value, "x")).toBe(value));

test.each([
  [checkId, "7", 'must be a positive integer, got "7". Pass the number 7; Number(…) makes one of a string.'],
  [checkId, " 7 ", "Pass the number 7;"],
  [checkIds, ["7"], "Pass the number 7;"],
  [checkUserId, "7", "Pass the number 7;"],
  [checkId, "abc", 'got "abc".'],
  [checkId, "0", 'got "0".'],
  [checkId, uuid, "A UUID names a checkpoint."],
  [checkUuid, "ckpt-1", 'got "ckpt-1". It is the uuid of a checkpoint, as listCheckpoints() gives it.'],
  [checkUuid, ` ${uuid}\n`, `Pass "${uuid}", without what is around it.`],
  [checkUuid, `{${uuid}}`, `Pass "${uuid}", without what is around it.`],
  [checkUuid, `urn:uuid:${uuid}`, `Pass "${uuid}", without what is around it.`],
  [checkUuid, uuid.replaceAll("-", ""), "Write it with its hyphens."],
  [checkUuid, uuid.slice(1), "got "],
  [checkUuid, 7, "A number names an experiment or a trial"],
  [checkId, { id: 7 }, "got an object. Pass its id, 7."],
  [checkId, { modelId: 7 }, "Pass its modelId, 7."],
  [checkUuid, { uuid }, `Pass its uuid, "${uuid}".`],
  [checkUuid, uuid.slice(1), "It has 31 digits; a UUID has 32."],
  [checkUuid, uuid.replace("4e8a8dd3-", "4e8a8dd-3"), "Its hyphens stand in the wrong places."],
  [checkUuid, uuid.replace("4", "g"), "Its digits are 0 to 9 and a to f."],
  [checkUuid, { id: 7, topCheckpoint() {} }, "Pass a checkpoint of it: await experiment.topCheckpoint()."],
  [checkUuid, { id: 7, topCheckpoint() {}, selectCheckpoint() {} }, "await trial.topCheckpoint()."],
  [checkUuid, { modelVersion: 7, checkpoint: { uuid } }, "Pass its checkpoint."],
  [checkPositiveInteger, "3", "Pass the number 3;"],
  [checkCount, "3", "Pass the number 3;"],
  [checkUuid, "", 'got "".'],
  [checkUuid, undefined, "got undefined."],
  [checkName, "", 'must be a non-empty string, got "".'],
  [checkName, " \n", "It is blank."],
  [checkName, 7, "must be a non-empty string, got 7."],
] as const)("%o refuses %j: %s", (check, value, words) => {
  expect(() => check(value, "x")).toThrow(
    expect.objectContaining({ argument: "x", message: expect.stringContaining(words) as string }),
  );
});
