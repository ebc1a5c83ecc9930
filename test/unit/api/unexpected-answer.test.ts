import { expect, test } from "vitest";
import type { Exchange } from "../../../src/api/exchange.js";
import { readForeignBody } from "../../../src/api/foreign-body.js";
import { unexpectedAnswer } from "../../../src/api/unexpected-answer.js";

const exchange: Exchange = {
  method: "GET",
  path: "/api/v1/experiments/{experimentId}",
  master: "http://master:8080",
  url: "http://master:8080/api/v1/experiments/7?limit=1",
  attempts: 1,
  elapsed: 12,
};
const html = { "content-type": "text/html" };
const page = (title: string, rest = ""): string => `<!DOCTYPE html>\n<html><head><title>${title}</title>${rest}</html>`;
const of = (
  status: number,
  body: unknown,
  more: Partial<Exchange> = {},
  headers: Record<string, string> = html,
): ReturnType<typeof unexpectedAnswer> => {
  const response = status ? new Response(null, { status, headers }) : Response.error();
  return unexpectedAnswer(response, body, { ...exchange, ...more });
};

test("it tells who was asked, what came, and what to check", () => {
  const error = of(404, page("404 Not Found"), { attempts: 2, elapsed: 1500 });
  expect(error).toMatchObject({
    name: "UnexpectedAnswerError",
    status: 404,
    address: "http://master:8080/api/v1/experiments/7",
    title: "404 Not Found",
    contentType: "text/html",
    method: "GET",
    path: exchange.path,
    attempts: 2,
    elapsed: 1500,
  });
  expect(error.message).toBe(
    'Something other than the master answered GET http://master:8080/api/v1/experiments/7: 404, the web page "404 Not Found" (text/html) after 2 attempts in 1.5 s. ' +
      "Is http://master:8080 the master's address? It has no path: a prefix, as in http://master:8080/determined, may be missing.",
  );
});

test.each<[string, number, unknown, string, Partial<Exchange>, RegExp]>([
  ["a page in place of the answer", 200, page("Welcome"), "text/html", {}, /a prefix, as in .* may be missing/],
  ["a login page", 200, page("x", "<input type='password'>"), "text/html", {}, /login page in front of the master/],
  ["a page titled like one", 200, page("Sign in | Corp"), "text/html", {}, /login page in front of the master/],
  [
    "the page of a wrong prefix",
    404,
    page("Not Found"),
    "text/html",
    { master: "http://m:80/base" },
    /path \/base may/,
  ],
  [
    "a master at a prefix that it does not have, before a login",
    401,
    { message: "Unauthorized" },
    "application/json",
    { master: "http://m:80/base" },
    /at a path that it does not have\. Is http:\/\/m:80\/base the master's address\? Its path \/base may be wrong/,
  ],
  [
    "the same, where there is no prefix",
    401,
    { message: "Unauthorized" },
    "application/json",
    {},
    /\. It wants a login of its own/,
  ],
  ["the web interface", 200, page("Determined"), "text/html", { master: "http://m:80/det" }, /leave out \/det/],
  [
    "a route of its own",
    404,
    "404 page not found",
    "text/plain",
    {},
    /404, "404 page not found" \(text\/plain\).* prefix/,
  ],
  [
    "JSON of another service",
    404,
    { detail: "Not Found" },
    "application/json",
    {},
    /\{"detail":"Not Found"\}.* prefix/,
  ],
  ["an empty 404", 404, undefined, "", {}, /404, an empty answer \(no content type\)/],
  ["a login that is not the master's", 401, page("401"), "text/html", {}, /login of its own.*option headers/],
  ["a firewall", 403, page("403"), "text/html", {}, /forbids the request before the master sees it/],
  ["a proxy that wants a login", 407, page("407"), "text/html", {}, /as in user:password@host:port/],
  ["a limit of size", 413, page("413"), "text/html", {}, /client_max_body_size/],
  ["a proxy without its master", 502, page("502"), "text/html", {}, /got no answer from the master: is the master up/],
  ["a proxy that waited", 504, "upstream timed out", "text/plain", {}, /got no answer from the master/],
  ["too many requests", 429, page("429"), "text/html", { retryAfter: 5000 }, /It asks to wait 5 s/],
  [
    "a proxy of the environment",
    503,
    page("503"),
    "text/html",
    { proxy: "http://p:1 (HTTP_PROXY)" },
    /through the proxy http:\/\/p:1 \(HTTP_PROXY\).*NO_PROXY/,
  ],
  [
    "nginx on a TLS port",
    400,
    page("400 The plain HTTP request was sent to HTTPS port"),
    "text/html",
    {},
    /https:\/\//,
  ],
  [
    "Go on a TLS port",
    400,
    "Client sent an HTTP request to an HTTPS server.\n",
    "",
    {},
    /speaks TLS: is the address one with https/,
  ],
])("%s", (_, status, body, contentType, more, words) => {
  const url = `${more.master ?? exchange.master}/api/v1/experiments/7`;
  const { message } = of(status, body, { url, ...more }, contentType ? { "content-type": contentType } : {});
  expect(message).toMatch(words);
  expect(message).toContain(url);
  expect(message).toMatch(/^Something other than the master answered .*[.?]$/);
});

test("a redirect tells where to and is not shown as a page", () => {
  const error = of(302, page("Moved"), {}, { location: "https://sso.example.com/login" });
  expect(error).toMatchObject({ status: 302 });
  expect(error.message).toMatch(
    /: 302, a redirect\. It redirects to another host, https:\/\/sso\.example\.com\/login\./,
  );
});

test.each([
  ["entities and white space", page("\n 404 &amp; &lt;more&gt;&nbsp;\t&#39;x&#39; "), "404 & <more> 'x'"],
  ["attributes", "<html><title data-x='1'>Hi</title>", "Hi"],
  ["capitals", "<HTML><TITLE>Hi</TITLE>", "Hi"],
  ["an empty title", page(" "), undefined],
  ["none", "<html><body>Hi</body></html>", undefined],
])("the title of a page with %s", (_, body, title) => {
  expect(readForeignBody(body).title).toBe(title);
});

test("a page without a title is shown by its words, without scripts and styles", () => {
  const body = "<html><style>a{}</style><script>let x</script><body><h1>Oops</h1></body></html>";
  expect(readForeignBody(body).shown).toBe('the web page "Oops"');
  expect(readForeignBody("<html></html>").shown).toBe("a web page");
});

test("a long or hostile body is shown short, on one line, and read in little time", () => {
  const bodies = ["<".repeat(1e6), "<style ".repeat(1e5), "<title".repeat(1e5), "x".repeat(1e6), [["x".repeat(1e6)]]];
  for (const body of bodies) expect(readForeignBody(body).shown.length).toBeLessThan(400);
  const { message, title } = of(404, page("a\u001b[2J\nforged\u202e"));
  expect(message).not.toMatch(/[\u001b\n\u202e]/);
  expect(title).not.toMatch(/[\u001b\n\u202e]/);
});

test("secrets that the page repeats are left out of everything", () => {
  const secret = "hunter2-hunter2";
  const error = of(404, page(`no ${secret}`), { token: secret }, { "content-type": `text/html; x=${secret}` });
  expect(JSON.stringify(error) + error.message + String(error.stack)).not.toContain(secret);
});
