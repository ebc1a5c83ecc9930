const WORDS: Readonly<Record<string, string>> = { n: "null", t: "true", f: "false" };

/** The text ended, and might have gone on well. */
class Early extends Error {}

/** What the master's JSON reader says of a string that is not JSON; undefined when it only ends too early. */
export function jsonProblem(text: string): string | undefined {
  try {
    new Reader(text).document();
  } catch (problem) {
    // The stack ends before the depth of 10,000 that a master takes.
    if (problem instanceof RangeError) return "exceeded max depth";
    return problem instanceof Early ? undefined : (problem as Error).message;
  }
  return undefined;
}

/** Goes through a string as far as it is JSON, and throws the words for what is not. */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): void {
    this.#value();
    this.#space();
    if (this.#at < this.#text.length) this.#fail("after top-level value");
  }

  #value(): void {
    const sign = this.#next();
    const word = WORDS[sign];
    if (sign === "{") this.#members();
    else if (sign === "[") this.#items();
    else if (sign === '"') this.#string();
    else if (word !== undefined) this.#word(word);
    else if (/[-\d]/.test(sign)) this.#number();
    else this.#fail("looking for beginning of value");
  }

  #members(): void {
    this.#at += 1;
    if (this.#next() === "}") return void (this.#at += 1);
    for (;;) {
      if (this.#next() !== '"') this.#fail("looking for beginning of object key string");
      this.#string();
      if (this.#next() !== ":") this.#fail("after object key");
      this.#at += 1;
      this.#value();
      if (this.#closes("}", "after object key:value pair")) return;
    }
  }

  #items(): void {
    this.#at += 1;
    if (this.#next() === "]") return void (this.#at += 1);
    for (;;) {
      this.#value();
      if (this.#closes("]", "after array element")) return;
    }
  }

  #closes(end: string, where: string): boolean {
    const sign = this.#next();
    if (sign !== end && sign !== ",") this.#fail(where);
    this.#at += 1;
    return sign === end;
  }

  #string(): void {
    for (this.#at += 1; ; this.#at += 1) {
      const sign = this.#here();
      if (sign === "\\") this.#at += 1;
      else if (sign < " ") this.#fail("in string literal");
      else if (sign === '"') return void (this.#at += 1);
    }
  }

  #word(word: string): void {
    for (const letter of word) {
      if (this.#here() !== letter) this.#fail(`in literal ${word} (expecting '${letter}')`);
      this.#at += 1;
    }
  }

  #number(): void {
    const [digits = ""] = /^-?\d*(\.\d+)?([eE][+-]?\d+)?/.exec(this.#text.slice(this.#at)) ?? [];
    this.#at += digits.length;
    if (digits === "-") this.#fail("in numeric literal");
  }

  #space(): void {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? "")) this.#at += 1;
  }

  #next(): string {
    this.#space();
    return this.#here();
  }

  #here(): string {
    const sign = this.#text[this.#at];
    if (sign === undefined) throw new Early();
    return sign;
  }

  #fail(where: string): never {
    const sign = this.#here();
    const shown = sign === "'" ? "'\\''" : sign === '"' ? "'\"'" : `'${JSON.stringify(sign).slice(1, -1)}'`;
    throw new Error(`invalid character ${shown} ${where}`);
  }
}
