import { onAbort } from "../../../time/abort.js";

/** A stream of Node, as the cloud packages give them. */
export interface NodeStream<T = Uint8Array> extends AsyncIterable<T> {
  destroy?(): void;
  on?(event: "error", listener: () => void): unknown;
}

/** Gives the stream, and closes its connection when the signal aborts: not every package does once the head is there. */
export function untilAborted<T>(stream: NodeStream<T>, signal: AbortSignal): NodeStream<T> {
  onAbort(signal, () => {
    // Nobody may be left to handle it, and an unhandled rejection ends the process.
    stream.on?.("error", () => {});
    stream.destroy?.();
  });
  return stream;
}
