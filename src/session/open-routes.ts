/** Returns whether a route is answered without a token, so that requesting it does not log in. */
export function isOpenRoute(path: string): boolean {
  return /^\/(?:api\/v1\/(?:auth\/login|master(?:\/telemetry)?)|info|health)$/.test(path);
}
