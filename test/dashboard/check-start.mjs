import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { openPage } from "./open-page.mjs";
import { startProgram } from "./start-program.mjs";

const start = "examples/dashboard/start.mjs";

/** The program that serves the page. */
export const starting = {
  async "when its fake master dies, the dashboard says so and ends with exit code 1"() {
    const dashboard = await startProgram(start, "--port", "0");
    const [fake] = execFileSync("pgrep", ["-P", String(dashboard.pid), "-f", "fake-master"], {
      encoding: "utf8",
    }).split("\n");
    process.kill(Number(fake), "SIGKILL");
    const { code, errors } = await dashboard.gone;
    assert.equal(code, 1);
    assert.match(errors, /^The fake master ended by SIGKILL, so the dashboard ends too\.$/m);
  },

  async "with --proxy the page names the master and not the way to it, also when it is away"({ browser, master }) {
    const site = await startProgram(start, "--port", "0", "--proxy", "--master", master.url);
    const { page, watch } = await openPage(browser, site.url);
    try {
      await page.getByText(master.url, { exact: false }).waitFor();
      const logIn = page.getByRole("button", { name: "Log in" });
      const alert = page.getByRole("alert");
      await page.getByLabel("User").fill("grace");
      await page.getByLabel("Password").fill("wrong");
      await logIn.click();
      await alert.getByText(`The master at ${master.url} refused user "grace"`).waitFor();
      await master.stop();
      await logIn.click();
      await alert.getByText(`The server of this page gets no answer from ${master.url}`).waitFor();
      await master.startAgain();
      await page.getByLabel("Password").fill("");
      await logIn.click();
      await page.getByRole("banner").getByText(new URL(master.url).host, { exact: true }).waitFor();
      assert.deepEqual(
        watch.errors.filter((text) => !/status of (?:401|5\d\d)/.test(text)),
        [],
      );
    } finally {
      await page.context().close();
      await site.stop();
    }
  },
};
