const checkpoints = "Find the best checkpoints and download them";

/**
 * What somebody searches for, what has to be found, and among how many of the first.
 * @type {[query: string, wanted: string, first: number][]}
 */
export const searches = [
  ["top checkpoint", checkpoints, 2],
  ["best checkpoints", checkpoints, 1],
  ["follow logs", "Read and follow logs", 1],
  ["wait timeout", "Wait with progress and a limit", 2],
  ["register model", "Register models and versions", 1],
  ["cancel experiment", "Pause, cancel, archive, delete", 2],
  ["list experiments", "List and search experiments", 1],
  ["download checkpoint", checkpoints, 1],
  ["validation metric", "Read metrics", 1],
  ["proxy", "Certificates, proxies, logins", 1],
  ["labels", "Change names, labels and metadata", 1],
  ["jupyter notebook", "Notebooks, shells, commands, TensorBoards", 1],
  ["python", "From the Python SDK", 1],
  ["mock", "Test your code with msw", 1],
  // Who asks for a name of the reference finds it.
  ["topCheckpoint", "Experiment.topCheckpoint", 2],
  ["listTrials", "Experiment.listTrials", 1],
  ["RateLimitedError", "RateLimitedError", 1],
  ["Experiment", "determined-client.Experiment", 1],
];

/**
 * Searches as a reader does, in the page that is open.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>} what is wrong
 */
export async function trySearches(page) {
  const problems = [];
  await page.locator("#tsd-search-trigger").click();
  for (const [query, wanted, first] of searches) {
    const found = await search(page, query);
    if (found.slice(0, first).some((name) => name === wanted || name.endsWith(`.${wanted}`))) continue;
    problems.push(`The search for "${query}" finds ${found.slice(0, 4).join("; ") || "nothing"} before "${wanted}".`);
  }
  return problems;
}

async function search(page, query) {
  const results = page.locator("#tsd-search-results li");
  // Each search numbers its results; those of the one before stay until then.
  const before = (await results.count()) ? await results.first().getAttribute("id") : "";
  await page.locator("#tsd-search-input").fill(query);
  await page.waitForFunction((id) => {
    const first = document.querySelector("#tsd-search-results li");
    return first ? first.id !== id : document.querySelector("#tsd-search-status").textContent !== "";
  }, before);
  return results.allInnerTexts();
}
