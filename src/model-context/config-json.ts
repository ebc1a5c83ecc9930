import { refusal } from "../values/index.js";

// The master reads the text as YAML 1.1, where these are line breaks, marks or not allowed. Everything else may stay as it is:
// what lies beyond U+FFFF must, since its YAML knows no pairs of escapes.
const unsafe = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** JSON that the master's YAML 1.1 reads as the same value. A string with half of a surrogate pair is refused. */
export function writeConfigJson(config: object): string {
  const whole = (key: string, text: string): void => {
    if (!/\p{Surrogate}/u.test(text)) return;
    throw refusal(
      "config",
      "a JSON object of well-formed strings",
      config,
      ` "${key}" holds half of a surrogate pair.`,
    );
  };
  const text = JSON.stringify(config, (key, value: unknown) => {
    whole("a key", key);
    if (typeof value === "string") whole(key, value);
    return value;
  });
  return text.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
