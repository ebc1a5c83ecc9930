import { channel, type Channel } from "node:diagnostics_channel";
import { printable } from "../../errors/printable.js";
import type { Diagnosis } from "../diagnosis.js";
import { logLine } from "./log-line.js";

// A channel that nobody holds is made anew each time.
const channels = new Map<string, Channel>();

/** See {@link Diagnosis.publish}: `node:diagnostics_channel`, and standard error where `DETERMINED_LOG` is `debug`. */
export const publish: Diagnosis["publish"] = (name, message) => {
  let listeners = channels.get(name);
  if (!listeners) channels.set(name, (listeners = channel(name)));
  const isLogged = readsLog();
  if (!isLogged && !listeners.hasSubscribers) return;
  const event = message();
  if (isLogged) process.stderr.write(`${new Date().toISOString()} ${printable(logLine(name, event))}\n`);
  listeners.publish(event);
};

let log: { readonly written: string | undefined; readonly isOn: boolean } | undefined;

/** Whether `DETERMINED_LOG` asks for lines; one that says something else is warned of. */
function readsLog(): boolean {
  const written = process.env["DETERMINED_LOG"];
  if (!log || log.written !== written) {
    log = { written, isOn: written === "debug" };
    if (written && !log.isOn) {
      process.emitWarning(`DETERMINED_LOG is ${JSON.stringify(written)}; the one level that it knows is "debug".`, {
        code: "DETERMINED_LOG",
      });
    }
  }
  return log.isOn;
}
