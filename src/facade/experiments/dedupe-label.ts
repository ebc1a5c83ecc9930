/** The label that marks the experiment of a key: the same in every process and runtime, so no WebCrypto, which pages over http lack. */
export function dedupeLabel(key: string): string {
  const parts = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((seed) => {
    let hash = seed;
    for (const byte of new TextEncoder().encode(key)) {
      hash = Math.imul(hash ^ byte, 0x5bd1e995);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, "0");
  });
  return `dedupe-${parts.join("")}`;
}

/** The labels of an experiment that was launched beside the one of its key: a mark that says so, and is not searched for. */
export function surplusLabels(labels: Iterable<string>, label: string): string[] {
  const surplus = label.replace(/^dedupe-/, "surplus-");
  return [...new Set([...labels].map((each) => (each === label ? surplus : each)))];
}
