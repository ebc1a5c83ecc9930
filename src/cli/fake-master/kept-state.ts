import { stat } from "node:fs/promises";
import type { FakeSnapshot } from "../../fake-master/index.js";
import { writeTextFile } from "../../platform/node/save-files.js";
import { startTimer, systemClock } from "../../time/clock.js";

/** Milliseconds between two looks for what the passing of time has changed. */
const usual = 1000;

/** Keeps the state of a fake master in a file while it runs, so that whatever ends the process costs a moment at most. */
export class KeptState {
  readonly #file: string;
  readonly #snapshot: () => FakeSnapshot;
  #written = "";
  #isRegular = true;
  #busy: Promise<void> | undefined;
  #isChanged = false;
  #isOver = false;
  #stopTimer = (): void => {};

  constructor(file: string, snapshot: () => FakeSnapshot) {
    this.#file = file;
    this.#snapshot = snapshot;
  }

  /** Writes for the first time; rejects where the file cannot be written. */
  async begin(): Promise<void> {
    await this.#write();
    // What is not a file, such as /dev/stdout, gets the state at the beginning and at the end.
    this.#isRegular = (await stat(this.#file)).isFile();
  }

  /** Writes soon, since something was changed, and from then on also what the passing of time changes. */
  changed(): void {
    if (!this.#isRegular || this.#isOver) return;
    if (this.#busy) this.#isChanged = true;
    else this.#keep();
  }

  /** Writes for the last time. */
  async end(): Promise<void> {
    this.#isOver = true;
    this.#stopTimer();
    await this.#busy;
    await this.#write();
  }

  #keep(): void {
    this.#stopTimer();
    this.#isChanged = false;
    const began = systemClock.now();
    // A disk that is full now may have room later; at the end it is an error.
    this.#busy = this.#write()
      .catch(() => {})
      .then(() => {
        this.#busy = undefined;
        const took = systemClock.now() - began;
        // A large state must not keep the master from answering.
        this.#wait(this.#isChanged ? 5 * took : Math.max(usual, 50 * took));
      });
  }

  #wait(milliseconds: number): void {
    if (this.#isRegular && !this.#isOver) this.#stopTimer = startTimer(milliseconds, () => this.#keep());
  }

  /** The old state stays whole until the new one is. That time has passed alone is not written. */
  async #write(): Promise<void> {
    const snapshot = this.#snapshot();
    const text = JSON.stringify({ ...snapshot, lastStamp: 0 });
    if (text === this.#written && !this.#isOver) return;
    await writeTextFile(this.#file, () => Promise.resolve(JSON.stringify(snapshot)));
    this.#written = text;
  }
}
