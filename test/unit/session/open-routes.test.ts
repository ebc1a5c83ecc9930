import { expect, test } from "vitest";
import { isOpenRoute } from "../../../src/session/open-routes.js";

test.each([
  ["/api/v1/auth/login", true],
  ["/api/v1/master", true],
  ["/api/v1/master/config", false],
  ["/api/v1/auth/logout", false],
  ["/info", true],
])("%s needs no login: %s", (path, open) => expect(isOpenRoute(path)).toBe(open));
