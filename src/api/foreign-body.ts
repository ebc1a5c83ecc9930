import { mostShown, showBody } from "./error-body.js";

/** What a body says that is not a master's. */
export interface ForeignBody {
  /** What came, for a message: a page, words, JSON, nothing. */
  readonly shown: string;
  /** Title of a page. */
  readonly title?: string | undefined;
  /** A page that asks for a password, or is titled like one. */
  readonly isLogin?: boolean;
  /** The server was asked in plain http and speaks TLS. */
  readonly speaksTls?: boolean;
}

/** The most characters that are searched. */
const mostRead = 10_000;

/** Reads the body of an answer that is not a master's; parsed, where it was JSON. */
export function readForeignBody(body: unknown): ForeignBody {
  if (body === undefined || body === null || body === "") return { shown: "an empty answer" };
  if (typeof body !== "string") return { shown: showBody(body) };
  // The expressions below take quadratic time on what no page holds.
  const start = body.slice(0, mostRead);
  const speaksTls = /HTTP request (?:was )?(?:sent )?to (?:an )?HTTPS|plain HTTP to an SSL/i.test(start);
  if (!isPage(body)) return { shown: JSON.stringify(plain(start)), speaksTls };
  const title = plain(/<title[^>]*>([^<]*)/i.exec(start)?.[1] ?? "") || undefined;
  const isLogin = /\btype=["']?password/i.test(body) || /\b(?:log|sign)[ -]?(?:in|on)\b|\bSSO\b/i.test(title ?? "");
  const words = title ?? plain(start);
  return { shown: words ? `the web page ${JSON.stringify(words)}` : "a web page", title, isLogin, speaksTls };
}

/** Whether a body is a page, or XML, which no master sends. */
export function isPage(text: string): boolean {
  return /^\s*<[!?a-z]/i.test(text);
}

/** Words without markup, on one line. */
function plain(text: string): string {
  return text
    .replace(/<(script|style)\b[^]*?<\/\1\s*>|<[^>]*>|&nbsp;/gi, " ")
    .replace(/\s+/g, " ")
    .replace(/&(amp|lt|gt|quot|#0*39|#x27|apos);/gi, (_, name: string) => entities[name.toLowerCase()] ?? "'")
    .trim()
    .slice(0, mostShown);
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };
