import { MalformedResponseError, StreamTruncatedError } from "../errors/index.js";
import { exchangeOf, nameRequest } from "./exchange.js";
import { flattenBatches } from "./flatten-batches.js";
import { createLineSplitter } from "./json-lines.js";
import { isPage } from "./foreign-body.js";
import { formatBytes } from "./limits.js";
import { refusePage } from "./refuse-page.js";
import { cleanerOf } from "./secrets.js";
import { statusError } from "./status-error.js";
import { unexpectedAnswer } from "./unexpected-answer.js";

/** A stream of JSON lines, opened anew by each loop. */
export class JsonStream<T> implements AsyncIterable<T> {
  readonly #open: (signal: AbortSignal | undefined) => AsyncIterable<readonly T[]>;
  readonly #signal: AbortSignal | undefined;

  constructor(open: (signal: AbortSignal | undefined) => AsyncIterable<readonly T[]>, signal?: AbortSignal) {
    this.#open = open;
    this.#signal = signal;
  }

  [Symbol.asyncIterator](): AsyncGenerator<T, void> {
    return flattenBatches(this.#open, this.#signal);
  }

  /** The results as they arrive, so that those who handle many need not wait for each. */
  batches(): AsyncIterable<readonly T[]> {
    return this.#open(this.#signal);
  }
}

/** The results of a stream as they arrive. */
export function batchesOf<T>(stream: AsyncIterable<T>): AsyncIterable<readonly T[]> {
  return stream instanceof JsonStream ? (stream as JsonStream<T>).batches() : singles(stream);
}

async function* singles<T>(stream: AsyncIterable<T>): AsyncGenerator<readonly T[], void> {
  for await (const item of stream) yield [item];
}

/**
 * Yields the results of a body of JSON lines; leaving the loop closes the connection.
 *
 * @throws ApiError by the `httpCode` of an error line, after the results before it.
 * @throws UnexpectedAnswerError when a page comes instead.
 * @throws StreamTruncatedError when the last line is cut short.
 * @throws MalformedResponseError for a line that holds neither a result nor an error, or is longer than `limits.lineBytes`.
 */
export async function* readJsonBatches(
  body: ReadableStream<Uint8Array>,
  response: Response,
  lineBytes?: number,
): AsyncGenerator<unknown[], void> {
  await refusePage(response, body);
  const splitLines = createLineSplitter(lineBytes, () => lengthError(response, lineBytes!));
  const reader = body.getReader();
  try {
    // The master answers, though perhaps no line comes for long.
    yield [];
    let hasBegun = false;
    for (let isOver = false; !isOver;) {
      const { done, value } = await reader.read();
      isOver = done;
      const lines = splitLines(value);
      const results: unknown[] = [];
      let unsound: { line: string; message: unknown } | undefined;
      for (const line of lines) {
        const message = parseLine(line);
        if (!holdsResult(message)) {
          unsound = { line, message };
          break;
        }
        results.push(message.result);
      }
      if (results.length) {
        hasBegun = true;
        yield results;
      }
      if (unsound) throw lineError(response, unsound.line, unsound.message, done, hasBegun ? undefined : lines);
    }
  } finally {
    // Never awaited: under msw 2 it does not settle.
    reader.cancel().catch(() => {});
  }
}

interface Message {
  result?: unknown;
  error?: unknown;
}

/** What a line holds; undefined where it is not JSON. */
function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function holdsResult(message: unknown): message is Message {
  return isObject(message) && isObject((message as Message).result) && !(message as Message).error;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function lengthError(response: Response, lineBytes: number): Error {
  const exchange = exchangeOf(response);
  const { path } = exchange;
  const message = `${nameRequest(exchange)} sent a line that is longer than ${formatBytes(lineBytes)}. If it may be, raise limits.lineBytes.`;
  return new MalformedResponseError(message, { path });
}

/** @param page The line and those that came with it, where none came before: they may be those of a page. */
function lineError(
  response: Response,
  line: string,
  message: unknown,
  isLast: boolean,
  page: readonly string[] | undefined,
): Error {
  const exchange = exchangeOf(response);
  const { path } = exchange;
  // Without a result before it, it may be all of an answer, and that of something other than the master.
  const status = page && { status: response.status };
  const name = nameRequest(exchange);
  if (isObject(message) && (message as Message).error) return statusError(response, message, exchange);
  let cause: unknown;
  try {
    JSON.parse(line);
  } catch (error) {
    cause = cleanerOf(exchange).cause(error);
  }
  if (cause && page && isPage(line)) return unexpectedAnswer(response, page.join("\n"), exchange, cause);
  if (cause && isLast)
    return new StreamTruncatedError(
      `${name} ended in the middle of a line: the master or a proxy ended it. Read it again.`,
      { silent: false, cause },
    );
  const what = cause ? "is not JSON" : "holds neither a result nor an error";
  return new MalformedResponseError(`${name} sent a line that ${what}.`, { path, cause, ...status });
}
