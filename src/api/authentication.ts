/** Who the client is, as far as requests need to know. */
export interface Authentication {
  /**
   * Returns the token to send to a route, by its template; undefined sends the request without one. It may log in first, and is
   * asked for the login's own route too: it must answer undefined there, or wait for itself.
   */
  tokenFor(path: string, signal?: AbortSignal): Promise<string | undefined>;
  /** Called when a token was answered with 401; resolves to true when the request is worth repeating with another one. */
  onUnauthorized(token: string, signal?: AbortSignal): Promise<boolean>;
  /** A sentence about the master's address, for errors where no master answers there. */
  readonly addressHint?: string | undefined;
  /** Strings that must not be shown, such as the password. */
  secrets?(): readonly (string | undefined)[];
}
