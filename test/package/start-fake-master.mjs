import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Starts the packed command `fake-master --demo`; gives its address, a token, and the names of its newest ten experiments. */
export async function startFakeMaster(consumer) {
  const command = join(consumer, "node_modules/determined-client/dist/cli.js");
  const args = [command, "fake-master", "--port", "0", "--demo", "--cors", "http://localhost:3000"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const gone = once(child, "close");
  const stop = async () => {
    child.kill();
    await gone;
  };
  try {
    const url = await Promise.race([addressIn(child.stdout), gone.then(() => undefined)]);
    if (url === undefined) throw new Error("The packed fake-master ended before it said its address.");
    const { token } = await post(`${url}/api/v1/auth/login`, { username: "determined", password: "" });
    const answer = await fetch(`${url}/api/v1/experiments?limit=10&orderBy=ORDER_BY_DESC&sortBy=SORT_BY_ID`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { experiments } = await answer.json();
    return { url, token, names: experiments.map(({ name }) => name).join(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function addressIn(output) {
  for await (const line of createInterface({ input: output })) {
    const found = /http:\/\/[\w.:[\]-]+/.exec(line);
    if (found) {
      output.resume();
      return found[0];
    }
  }
  return undefined;
}

async function post(url, body) {
  const headers = { "content-type": "application/json" };
  return (await fetch(url, { method: "POST", headers, body: JSON.stringify(body) })).json();
}
