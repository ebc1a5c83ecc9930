import { MalformedResponseError } from "../errors/index.js";
import { createTextDecoder } from "./decode-text.js";
import { nameRequest, type ApiRequest } from "./exchange.js";
import { formatBytes } from "./limits.js";

/**
 * Reads the body of an answer as text. Nothing beyond the limit is read: an error is made of what came before it, a success is
 * refused.
 *
 * @throws MalformedResponseError for a success that is larger than `limits.answerBytes`.
 */
export async function readBody(response: Response, request: ApiRequest): Promise<string> {
  const { path, limits } = request;
  const { ok, status } = response;
  const most = ok ? limits.answerBytes : limits.errorBytes;
  const { text, isWhole } = await readText(response, most);
  if (isWhole || !ok) return text;
  throw new MalformedResponseError(
    `The answer to ${nameRequest(request)} is larger than ${formatBytes(most)}. If it may be, raise limits.answerBytes.`,
    { path, status },
  );
}

async function readText(response: Response, most: number): Promise<{ text: string; isWhole: boolean }> {
  const { body, headers } = response;
  // The runtime is faster and holds the sender to the length; the length of a compressed body says nothing.
  const length = headers.has("content-encoding") ? null : headers.get("content-length");
  // The Response of another implementation may have a body of another kind.
  if ((length !== null && Number(length) <= most) || typeof body?.getReader !== "function") {
    return { text: await response.text(), isWhole: true };
  }
  const decode = createTextDecoder();
  const pieces: string[] = [];
  const reader = body.getReader();
  let left = most;
  for (;;) {
    const { done, value } = await reader.read();
    pieces.push(decode(value?.subarray(0, left)));
    if (done) return { text: pieces.join(""), isWhole: true };
    left -= value.length;
    if (left >= 0) continue;
    // Never awaited: under msw 2 it does not settle.
    reader.cancel().catch(() => {});
    return { text: pieces.join(""), isWhole: false };
  }
}
