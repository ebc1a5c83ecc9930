import { namesInPatterns } from "./patterns.js";
import { sourceTokens } from "./source-tokens.js";

/** What a source file says, as far as it can be seen without parsing it. */
export interface SourceFacts {
  /**
   * Strings and templates, each with the word before it where that is a call: `GET` of `api.GET("/api/v1/master")` and of
   * `api["GET"]("/api/v1/master")`.
   */
  readonly strings: readonly { readonly value: string; readonly callee: string | undefined }[];
  /**
   * Names after a dot, in brackets and in patterns, called or handed on: `wait` of `experiment.wait`, `experiment["wait"]` and
   * `const { wait } = experiment`.
   */
  readonly methods: ReadonlySet<string>;
  /** Every name and string that could be that of an option. */
  readonly words: ReadonlySet<string>;
  /** Names that are imported from `determined-client`. */
  readonly imported: ReadonlySet<string>;
  /** Whether it imports anything of `determined-client`. */
  readonly importsClient: boolean;
}

/** Reads a file of JavaScript or TypeScript. Lexical: types and values are not known. */
export function scanSource(text: string): SourceFacts {
  const strings: { value: string; callee: string | undefined }[] = [];
  let code = "";
  let from = 0;
  for (const { text: token, index } of sourceTokens(text)) {
    code += withoutBlanks(text.slice(from, index));
    from = index + token.length;
    if (token.startsWith("/")) code += " ";
    else {
      strings.push({ value: token.slice(1, -1), callee: calleeOf(code.slice(-200), strings) });
      // What stands in the braces of a template is code, too.
      const inner = token.startsWith("`") ? [...token.matchAll(/\$\{([^}]*)\}/g)].map(([, one]) => one).join(";") : "";
      code += ` "${strings.length - 1}" ${inner}`;
    }
  }
  code += withoutBlanks(text.slice(from));
  const stringAt = (number: string | undefined): string => strings[Number(number)]!.value;
  const methods = new Set([
    ...[...code.matchAll(/\.\s*([A-Za-z_$][\w$]*)/g)].map(([, name]) => name!),
    ...[...code.matchAll(/\[\s*"(\d+)"\s*\]/g)].map(([, number]) => stringAt(number)),
    ...namesInPatterns(code).map((name) => (/^\d/.test(name) ? stringAt(name) : name)),
  ]);
  const words = new Set([...(code.match(/[A-Za-z_$][\w$]*/g) ?? []), ...strings.map(({ value }) => value)]);
  return { strings, methods, words, ...importsOf(code, strings) };
}

/** Long blanks would be tried in all ways by the expressions below. */
const withoutBlanks = (code: string): string => code.replace(/\s+/g, " ");

/** What is called with a string that follows: `GET(`, `GET?.(`, `["GET"](`, and `GET<`, whose type it is. */
function calleeOf(code: string, strings: SourceFacts["strings"]): string | undefined {
  const [, word, number] = /(?:([\w$]+)|\[\s*"(\d+)"\s*\])\s*(?:(?:<[^()]*>\s*)?(?:\?\.)?\s*\(|<)\s*$/.exec(code) ?? [];
  return word ?? (number === undefined ? undefined : strings[Number(number)]?.value);
}

const isClient = (name: string | undefined): boolean => /^determined-client(?:\/|$)/.test(name ?? "");

function importsOf(code: string, strings: SourceFacts["strings"]): Pick<SourceFacts, "imported" | "importsClient"> {
  const modules = [...code.matchAll(/(?:\bfrom|\bimport|\bimport\s*\(|\brequire\s*\()\s*"(\d+)"/g)];
  const named = [...code.matchAll(/\{([^{}]*)\}\s*(?:from|=\s*(?:await\s+)?(?:import|require)\s*\()\s*"(\d+)"/g)];
  const imported = named
    .filter(([, , number]) => isClient(strings[Number(number)]?.value))
    .flatMap(([, names = ""]) => names.split(","))
    .map((name) => /^\s*(?:type\s+)?([\w$]+)/.exec(name)?.[1] ?? "");
  return {
    imported: new Set(imported),
    importsClient: modules.some(([, number]) => isClient(strings[Number(number)]?.value)),
  };
}
