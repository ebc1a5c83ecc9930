import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { answerError } from "../../api/answer-error.js";
import { unwrap } from "../../api/unwrap.js";
import { ApiError, UnsupportedByMasterError } from "../../errors/index.js";
import { createListing, type Listing, type ListOptions } from "../../sequence/listing.js";
import { checkOptions, checkText } from "../../values/index.js";
import { unlessAmbiguous } from "../ambiguous-create.js";
import type { Connection } from "../connection.js";
import { unwrapMember } from "../../api/unwrap-member.js";

/** An application that may sign users in through the master. Python: `Oauth2ScimClient`. */
export interface OauthClient {
  /** What identifies it. */
  readonly id: string;
  /** The name to show. */
  readonly name: string;
  /** Address of the application. */
  readonly domain: string;
  /** Only in the answer of `addOauthClient`: the master shows it once. */
  readonly secret?: string | undefined;
}

/** Options of `addOauthClient`. */
export interface AddOauthClientOptions extends RequestOptions {
  /** The name to show. */
  name: string;
}

const clientsPath = "/oauth2/clients";

/** Masters without the enterprise edition have no such routes. */
async function enterprise<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!ApiError.isInstance(error) || (error.status !== 404 && error.status !== 501)) throw error;
    const message = `OAuth clients need a master of the enterprise edition; this one has none. ${error.message}`;
    throw new UnsupportedByMasterError(message, { ...error, cause: error });
  }
}

/** @internal `Determined.listOauthClients`. */
export function listOauthClients(connection: Connection, options: ListOptions | undefined): Listing<OauthClient> {
  return createListing<OauthClient>(() => {
    const given = checkOptions(options, "listOauthClients");
    return {
      options: given,
      key: (client) => client.id,
      async fetchPage() {
        const send = connection.api.GET(clientsPath, requestOptions(given));
        const rows = await enterprise(
          send.then((answer) => {
            const data = unwrap(answer);
            if (Array.isArray(data)) return data;
            throw answerError(answer.response, "is no list");
          }),
        );
        return {
          rows: rows.map(({ id, name, domain }) => ({ id: String(id), name, domain })),
          endIndex: rows.length,
          total: rows.length,
        };
      },
    };
  });
}

/** @internal `Determined.addOauthClient`. */
export async function addOauthClient(
  connection: Connection,
  domain: string,
  options: AddOauthClientOptions,
): Promise<OauthClient> {
  checkText(domain, "domain");
  const { name, ...request } = checkOptions(options, "addOauthClient");
  const body = { domain, name: checkText(name, "name") };
  const send = connection.api.POST(clientsPath, { body, ...requestOptions(request) });
  const { id, secret } = await enterprise(
    unlessAmbiguous("addOauthClient", `client ${name}`, send).then((answer) => {
      unwrapMember(answer, "id");
      return unwrap(answer);
    }),
  );
  return { id: String(id), secret: String(secret), ...body };
}

/** @internal `Determined.removeOauthClient`. */
export async function removeOauthClient(
  connection: Connection,
  id: string,
  options: RequestOptions | undefined,
): Promise<void> {
  const params = { path: { id: checkText(id, "id") } };
  const init = { params, ...requestOptions(checkOptions(options, "removeOauthClient")) };
  const send = connection.api.DELETE("/oauth2/clients/{id}", init);
  await enterprise(
    send.then((result) => {
      if (!result.response.ok) unwrap(result);
    }),
  );
}
