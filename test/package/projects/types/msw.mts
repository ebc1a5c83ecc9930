import { mswHandlers } from "determined-client/msw";
import { createFakeMaster } from "determined-client/testing";
import { setupServer } from "msw/node";

const fake = await createFakeMaster();
setupServer(...mswHandlers(fake)).listen();
