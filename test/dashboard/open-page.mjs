/** What a browser says of its own while a server is away; no page can keep it from that. */
const REFUSED =
  /^Failed to load resource: net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING)/;

/** Opens a page that notes every error of its console; those of an outage only while `mayFail` is set, of what is not there while `mayMiss` is. */
export async function openPage(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const watch = { errors: [], mayFail: false, mayMiss: false };
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    if (watch.mayFail && REFUSED.test(message.text())) return;
    if (watch.mayMiss && /status of 404/.test(message.text())) return;
    watch.errors.push(message.text());
  });
  page.on("pageerror", (error) => watch.errors.push(error.stack));
  await page.goto(url);
  return { page, watch };
}

/** Shows another view of the page. */
export async function show(page, hash) {
  await page.evaluate((to) => (location.hash = to), hash);
}

/** Resolves when what a function reads in the page is another value than it is now. */
export async function changes(page, read, argument) {
  const before = await page.evaluate(read, argument);
  await page.waitForFunction(
    ([text, given, former]) => {
      const now = new Function(`return (${text})`)()(given);
      return JSON.stringify(now) !== former;
    },
    [read.toString(), argument, JSON.stringify(before)],
    { polling: 100 },
  );
}
