/**
 * A Map for keys that are mostly numbers, each higher than those before: they are kept in arrays, which takes a fraction of the
 * time and a third of the memory. The keys that do not rise, and strings, are in a Map.
 */
export class RisingMap {
  readonly #rising: number[] = [];
  readonly #values: number[] = [];
  readonly #others = new Map<number | string, number>();
  #highest = -Infinity;

  get(key: number | string): number | undefined {
    const other = this.#others.get(key);
    if (other !== undefined || typeof key === "string" || key > this.#highest) return other;
    const at = this.#find(key);
    return this.#rising[at] === key ? this.#values[at] : undefined;
  }

  set(key: number | string, value: number): void {
    if (typeof key === "string" || !(key > this.#highest)) this.#others.set(key, value);
    else {
      this.#highest = key;
      this.#rising.push(key);
      this.#values.push(value);
    }
  }

  /** Only strings are ever taken away. */
  delete(key: string): void {
    this.#others.delete(key);
  }

  /** The place of the first key that is not lower. */
  #find(key: number): number {
    let [low, high] = [0, this.#rising.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#rising[middle]! < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
