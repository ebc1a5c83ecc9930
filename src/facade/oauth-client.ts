/** An application that may sign users in through the master. Python: `Oauth2ScimClient`. */
export interface OauthClient {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  /** Only in the answer of `addOauthClient`: the master shows it once. */
  readonly secret?: string;
}
