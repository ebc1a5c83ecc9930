import type { Mistake } from "../mistake.js";
import { addresses } from "./addresses.js";
import { configurations } from "./configurations.js";
import { connections } from "./connections.js";
import { fakes } from "./fakes.js";
import { files } from "./files.js";
import { givenArguments } from "./arguments.js";
import { logins } from "./logins.js";
import { objects } from "./objects.js";

/** All that is provoked, by what it is about. */
export const mistakes: Readonly<Record<string, readonly Mistake[]>> = {
  "The address": addresses,
  "Who answers": connections,
  Logins: logins,
  Arguments: givenArguments,
  Configurations: configurations,
  "Objects and states": objects,
  Files: files,
  "The fake": fakes,
};
