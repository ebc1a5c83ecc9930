import { WrongUse } from "./wrong-use.js";

/** The user that is named as an argument or with -u; both have to name the same. */
export function oneUser(argument: string | undefined, flag: string | undefined): string | undefined {
  if (argument !== undefined && flag !== undefined && argument !== flag) {
    throw new WrongUse(`NAME is ${JSON.stringify(argument)}, but --user is ${JSON.stringify(flag)}. Give one of them.`);
  }
  const user = argument ?? flag;
  if (user?.trim() === "") throw new WrongUse("The name of the user is empty.");
  return user;
}
