import type { Determined } from "determined-client";
import type { ApiClient } from "determined-client/api";
import type { mswHandlers } from "determined-client/msw";
import type { operations } from "determined-client/operations";
import type { createFakeMaster } from "determined-client/testing";

type IsAny<T> = 0 extends 1 & T ? true : false;

/** A module that is not found would be an error here, or any. */
export const found: [
  IsAny<Determined>,
  IsAny<ApiClient>,
  IsAny<typeof mswHandlers>,
  IsAny<typeof operations>,
  IsAny<typeof createFakeMaster>,
] = [false, false, false, false, false];
