import type { ApiFacts, OperationFacts } from "../api-facts.js";
import type { Change } from "../diff/change.js";
import { routeShape } from "../document.js";
import type { FacadeMap } from "./facade-map.js";
import type { SourceFacts } from "./scan-source.js";

/** What a program calls. */
export interface Uses {
  /** Names of operations that it calls itself. */
  readonly operations: ReadonlySet<string>;
  /** Methods of the object model, such as `Experiment.wait`, and functions of the module. */
  readonly methods: ReadonlySet<string>;
  /** Every name that it has, of options among others. */
  readonly words: ReadonlySet<string>;
}

/**
 * Whether a change concerns a program: an operation that it calls, or a method that the change concerns.
 *
 * @param former What operations of the newer spec were called: a program calls them by either name.
 */
export function isUsed(
  change: Change & { readonly methods: readonly string[] },
  uses: Uses,
  former: ReadonlyMap<string, string>,
): boolean {
  return callsOperation(change, uses, former) || change.methods.some((name) => uses.methods.has(name));
}

/** Whether a program itself calls an operation that a change concerns. */
export function callsOperation(change: Change, { operations }: Uses, former: ReadonlyMap<string, string>): boolean {
  return change.operations.some((id) => operations.has(id) || operations.has(former.get(id) ?? id));
}

/** Names that objects of the language have, too: they count only in a program that imports the client. */
const ofTheLanguage = new Set(
  [
    Array,
    Map,
    Set,
    Promise,
    String,
    Function,
    Date,
    RegExp,
    ReadableStream,
    Response,
    Headers,
    URLSearchParams,
    AbortController,
  ]
    .map(({ prototype }) => prototype as object)
    .flatMap((prototype) => Object.getOwnPropertyNames(prototype)),
);

/**
 * Finds out what a program calls. Methods are known by their names only, whatever they are called on: the report rather says
 * too much than too little.
 */
export function usesOf(files: readonly SourceFacts[], specs: readonly ApiFacts[], map: FacadeMap): Uses {
  const known = specs.flatMap(({ operations }) => operations);
  const operations = new Set<string>();
  const methods = new Set<string>();
  // In any file: others may call a function that it exports.
  const callsByName = files.some((file) => file.methods.has("call") || file.imported.has("withOperations"));
  // In any file, too: a function may be handed what another has of the client.
  const importsClient = files.some((file) => file.importsClient);
  for (const file of files) {
    for (const { value, callee } of file.strings) {
      const found = callsByName || isCompound(value) ? known.filter(({ id }) => id === value) : [];
      for (const { id } of [...found, ...operationsAt(value, callee, known)]) operations.add(id);
    }
    for (const method of Object.keys(map.methods)) {
      const name = method.slice(method.indexOf(".") + 1);
      const isCalled = file.methods.has(name) && (importsClient || !ofTheLanguage.has(name));
      const isNamed = importsClient && isCamelCase(name) && file.strings.some(({ value }) => value === name);
      // Functions of the module are methods of one client.
      const isImported = file.imported.has(name) && /^(?:Determined\.|[^.]*$)/.test(method);
      if (isCalled || isNamed || isImported) methods.add(method);
    }
  }
  return { operations, methods, words: new Set(files.flatMap((file) => [...file.words])) };
}

/** A name such as `GetUsers`, which hardly means anything else; `Login` may. */
const isCompound = (name: string): boolean => /^[A-Z][a-z]+[A-Z]/.test(name);

/** A name such as `getExperiment`; `wait` means other things, too. */
const isCamelCase = (name: string): boolean => /^[a-z]+[A-Z]/.test(name);

/** The operations of a path, or of the address of one, such as `${base}/api/v1/experiments/${id}`. */
function operationsAt(text: string, callee: string | undefined, known: readonly OperationFacts[]): OperationFacts[] {
  const method = callee === "stream" ? "GET" : /^(?:GET|PUT|POST|DELETE|PATCH)$/.exec(callee ?? "")?.[0];
  const ofMethod = known.filter((operation) => method === undefined || operation.method === method);
  const exact = ofMethod.filter(({ path }) => path === text);
  if (exact.length > 0) return exact;
  const begin = text.indexOf("/api/v1/");
  if (begin < 0) return [];
  const segments = text
    .slice(begin)
    .replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "{}")
    .replace(/[?#].*$/s, "")
    .split("/");
  return ofMethod.filter((operation) => isAt(segments, routeShape("", operation.path).trim().split("/")));
}

/** A segment that is filled in may be any; one that is a value stands for a parameter. */
function isAt(segments: readonly string[], shape: readonly string[]): boolean {
  const fits = (segment: string, index: number): boolean => {
    const wanted = shape[index]!;
    return segment === wanted || wanted === "{}" || segment.replace(/\{[^}]*\}/g, "{}") === "{}";
  };
  return segments.length === shape.length && segments.every(fits);
}
