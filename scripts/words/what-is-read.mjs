/** Files whose words are not ours: copied, generated, recorded, or the data of this check. */
const notRead = [
  /^generated\//,
  /^openapi\//,
  /^docs\/api\//,
  /^test\/recordings\/data\//,
  /^test\/package\/projects\//,
  /^scripts\/words\/odd-words\.mjs$/,
  /^test\/unit\/scripts\/words\.test\.ts$/,
  // It lists the odd words.
  /^docs\/style-guide\.md$/,
];

/** Folders of the fake in which strings are what a real master says, word for word. */
const mastersWords = /^src\/fake-master\/(?:configuration|handlers|requests|state|answers|training)\//;

/** @param {string} path */
export function isRead(path) {
  return /\.(?:ts|mts|mjs|md)$/.test(path) && !notRead.some((pattern) => pattern.test(path));
}

/**
 * Whether some prose of a file is ours. Strings of tests are what the code is expected to say, so only their titles count.
 * @param {string} path
 * @param {import("./prose.mjs").Prose} prose
 */
export function isOurs(path, { kind }) {
  if (kind !== "message") return true;
  return !path.startsWith("test/") && !mastersWords.test(path);
}

/**
 * Whether the errors of a file are made for callers. The fake's are what a master says, or are for the author of a test.
 * @param {string} path
 */
export function hasOurMessages(path) {
  return /^src\/.*\.ts$/.test(path) && !path.startsWith("src/fake-master/");
}
