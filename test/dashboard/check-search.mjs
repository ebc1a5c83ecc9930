import assert from "node:assert/strict";
import { show } from "./open-page.mjs";

const config = {
  entrypoint: "true",
  searcher: { name: "single", metric: "loss" },
  resources: { slots_per_trial: 0 },
};

/** The search of more experiments than are read at once. */
export const search = {
  async "the master looks for the words behind more experiments than are read"({ page, determined }) {
    const configs = Array.from({ length: 205 }, (_, index) => ({ ...config, name: `filler ${index}` }));
    await determined.createExperiments(configs, { activate: false });
    await show(page, "#/experiments");
    await page.getByText(/^The first 200 of \d+ are read\./).waitFor();
    assert.equal(await page.locator("tr", { hasText: "bert large" }).count(), 0);
    await page.getByRole("searchbox").fill("bert user:ada");
    await page.locator("tr", { hasText: "bert large" }).waitFor();
    await page.getByText(/^\d experiments$/).waitFor();
    await page.getByRole("searchbox").fill("");
    await page.getByText(/^The first 200 of \d+ are read\./).waitFor();
  },
};
