// `select_checkpoint(uuid="")` passed the checks and returned the best checkpoint.
import { expect, test } from "vitest";
import { Determined, InvalidArgumentError } from "../../../src/index.js";

test("an empty UUID is refused", async () => {
  const trial = new Determined({ master: "http://x.localhost", token: "t" }).trial(1);
  await expect(trial.selectCheckpoint({ uuid: "" })).rejects.toThrow(InvalidArgumentError);
});
