import { answerError } from "../../api/answer-error.js";
import type { RequestOptions } from "../../api/request-options.js";
import { mastersWords } from "../../api/status-error.js";
import { unwrap } from "../../api/unwrap.js";
import { decodeAnswer } from "../../api/unwrap-member.js";
import { ApiError, UnsupportedByMasterError } from "../../errors/index.js";
import { createListing, type CheckedList, type Listing } from "../../sequence/listing.js";
import { checkName, WireFields, type Checked, type OptionTable, type RequestSettings } from "../../values/index.js";
import { unlessAmbiguous } from "../ambiguous-create.js";
import type { Connection } from "../connection.js";

/** An application that may sign users in through the master. Python: `Oauth2ScimClient`. */
export interface OauthClient {
  /** The id. */
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

export const addOauthClientOptions = {
  name: { check: checkName, required: true },
} satisfies OptionTable<AddOauthClientOptions>;

const clientsPath = "/oauth2/clients";

/** Masters without the enterprise edition have no such routes. */
async function enterprise<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!ApiError.isInstance(error) || (error.status !== 404 && error.status !== 501)) throw error;
    const message = `OAuth clients need a master of the enterprise edition; this one has none. ${mastersWords(error)}`;
    throw new UnsupportedByMasterError(message, { ...error, cause: error });
  }
}

interface WireClient {
  id: string | number;
  name: string;
  domain: string;
  secret?: string;
}

function toOauthClient(wire: WireClient): OauthClient {
  const from = new WireFields<Omit<WireClient, "id">>(wire);
  return { id: String(wire.id), name: from.string("name", ""), domain: from.string("domain", "") };
}

/** `Determined.listOauthClients`. */
export function listOauthClients(connection: Connection, readOptions: () => CheckedList<object>): Listing<OauthClient> {
  return createListing<OauthClient>("OAuth clients", () => {
    const options = readOptions();
    return {
      options,
      key: (client) => client.id,
      async fetchPage(_, request) {
        const answer = await enterprise(
          connection.api.GET(clientsPath, request).then((given) => {
            unwrap(given);
            return given;
          }),
        );
        const data: unknown = answer.data;
        if (!Array.isArray(data)) throw answerError(answer.response, "is not an array.");
        const rows = decodeAnswer(answer.response, () => data.map((row) => toOauthClient(row as WireClient)));
        return { rows, endIndex: rows.length, total: rows.length };
      },
    };
  });
}

/** `Determined.addOauthClient`. */
export async function addOauthClient(
  connection: Connection,
  domain: string,
  { name, request }: Checked<typeof addOauthClientOptions>,
): Promise<OauthClient> {
  const body = { domain, name };
  const send = async (): Promise<OauthClient> => {
    const answer = await connection.api.POST(clientsPath, { body, ...request });
    const { id, secret } = unwrap(answer);
    if (id === undefined) throw answerError(answer.response, 'lacks "id"');
    return { id: String(id), secret: String(secret), ...body };
  };
  return enterprise(unlessAmbiguous("addOauthClient", `client ${name}`, send()));
}

/** `Determined.removeOauthClient`. */
export async function removeOauthClient(connection: Connection, id: string, request: RequestSettings): Promise<void> {
  const send = connection.api.DELETE("/oauth2/clients/{id}", { params: { path: { id } }, ...request });
  await enterprise(
    send.then((result) => {
      if (!result.response.ok) unwrap(result);
    }),
  );
}
