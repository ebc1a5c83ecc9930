/** Where a client meets a change, from the whole to what comes last. */
export const placesInOrder = ["operation", "path", "query", "header", "body", "answer"] as const;

/** One of these places. */
export type Place = (typeof placesInOrder)[number];

/** `breaking`: a program that worked or compiled no longer does; `look`: it may behave differently; `compatible`: neither. */
export type Level = "breaking" | "look" | "compatible";

type Rule = readonly [level: Level, effect: string];

const breaking = (effect: string): Rule => ["breaking", effect];
const look = (effect: string): Rule => ["look", effect];
const fine = (effect: string): Rule => ["compatible", effect];

const ofTypes = "only types change";

/**
 * What each kind of change does to a client, by place: the one table that decides. A place that a kind cannot be in is
 * left out.
 */
const table = {
  added: {
    operation: fine("new"),
    query: fine("may be sent"),
    body: fine("may be sent"),
    answer: fine("new in the answer"),
  },
  "added-required": {
    query: breaking("every call must send it"),
    body: breaking("every call must send it"),
    answer: fine("new in the answer"),
  },
  removed: {
    operation: breaking("masters no longer have it"),
    query: breaking("what is sent is ignored"),
    body: breaking("what is sent is ignored or refused"),
    answer: breaking("it no longer comes"),
  },
  renamed: {
    operation: breaking("calls by its name; the route stays"),
    path: breaking(`${ofTypes}: the route stays`),
    query: breaking("the old name is ignored"),
    body: breaking("the old name is ignored or refused"),
    answer: breaking("the old name no longer comes"),
  },
  moved: { operation: breaking("the old route no longer works") },
  "type-changed": {
    path: breaking("another type is wanted"),
    query: breaking("another type is wanted"),
    body: breaking("another type is wanted"),
    answer: breaking("another type comes"),
  },
  "format-changed": {
    path: breaking("another format is wanted"),
    query: breaking("another format is wanted"),
    body: breaking("another format is wanted"),
    answer: look("the same JSON type, another meaning"),
  },
  "format-relaxed": {
    path: fine("what was sent still fits"),
    query: fine("what was sent still fits"),
    body: fine("what was sent still fits"),
    answer: look("the same JSON type, another meaning"),
  },
  "enum-opened": {
    path: fine("any other string may be sent"),
    query: fine("any other string may be sent"),
    body: fine("any other string may be sent"),
    answer: look("programs that tell the values apart meet others"),
  },
  "enum-closed": {
    path: breaking("other strings are refused"),
    query: breaking("other strings are refused"),
    body: breaking("other strings are refused"),
    answer: fine("no other strings come"),
  },
  "limits-changed": {
    path: look("what was sent may be refused"),
    query: look("what was sent may be refused"),
    body: look("what was sent may be refused"),
    answer: fine("what comes is said"),
  },
  "limits-gone": {
    path: fine("what was sent still fits"),
    query: fine("what was sent still fits"),
    body: fine("what was sent still fits"),
    answer: look("other values may come"),
  },
  "type-renamed": {
    path: look(`${ofTypes}: components["schemas"] has another name`),
    query: look(`${ofTypes}: components["schemas"] has another name`),
    body: look(`${ofTypes}: components["schemas"] has another name`),
    answer: look(`${ofTypes}: components["schemas"] has another name`),
  },
  "now-required": {
    query: breaking("calls without it are refused"),
    body: breaking("calls without it are refused"),
    answer: fine("always there"),
  },
  "now-optional": {
    query: fine("may be left out"),
    body: fine("may be left out"),
    answer: breaking("programs that read it no longer compile"),
  },
  "member-added": {
    path: fine("may be sent"),
    query: fine("may be sent"),
    body: fine("may be sent"),
    answer: look("programs that tell the values apart meet a new one"),
  },
  "member-removed": {
    path: breaking("it is refused"),
    query: breaking("it is refused"),
    body: breaking("it is refused"),
    answer: look("it no longer comes"),
  },
  "member-renamed": {
    path: breaking("the old value is refused"),
    query: breaking("the old value is refused"),
    body: breaking("the old value is refused"),
    answer: look("the old value no longer comes"),
  },
  "default-changed": {
    path: fine("it is always sent"),
    query: look("calls without it get something else"),
    body: look("calls without it get something else"),
    answer: fine("what comes is said"),
  },
  "form-changed": {
    query: breaking("an array is sent in another form"),
    body: breaking("it is sent in another form"),
    answer: breaking("it is read in another way"),
  },
  "form-added": {
    query: fine("may be chosen"),
    body: fine("may be chosen"),
    answer: fine("may be chosen"),
  },
  "now-nullable": {
    path: fine("null may be sent"),
    query: fine("null may be sent"),
    body: fine("null may be sent"),
    answer: breaking("programs that read it meet null"),
  },
  "no-longer-nullable": {
    path: breaking("null is refused"),
    query: breaking("null is refused"),
    body: breaking("null is refused"),
    answer: fine("never null"),
  },
  "status-changed": { operation: look("only programs that compare the status notice") },
  "needs-login": { operation: breaking("calls without a login are refused") },
  "needs-no-login": { operation: fine("calls without a login work") },
  deprecated: { operation: look("it will go") },
  "no-longer-deprecated": { operation: fine("it stays") },
  "now-streams": { operation: breaking("it answers lines of JSON and is read with stream") },
  "no-longer-streams": { operation: breaking("it answers once and is no longer read with stream") },
} as const satisfies Readonly<Record<string, Partial<Record<Place, Rule>>>>;

/** What can happen to an operation, a parameter, a field or a member of an enum. */
export type ChangeKind = keyof typeof table;

/** All of the table, for documents and tests. */
export const rules: Readonly<Record<ChangeKind, Partial<Record<Place, Rule>>>> = table;

const order: readonly Level[] = ["breaking", "look", "compatible"];

/** Decides what a change does to a client; where it is met in several places, the worst counts. */
export function judge(kind: ChangeKind, places: readonly Place[]): { level: Level; effect: string } {
  const found = places.map((place) => {
    // What is sent in a header is like what is sent in a query.
    const rule = rules[kind][place === "header" ? "query" : place];
    if (!rule) throw new Error(`No rule says what "${kind}" means in the place "${place}".`);
    return rule;
  });
  const level = found.map(([one]) => one).sort(byLevel)[0]!;
  const effects = found.filter(([one]) => one === level).map(([, effect]) => effect);
  return { level, effect: [...new Set(effects)].join("; ") };
}

/** What breaks comes first. */
export function byLevel(a: Level, b: Level): number {
  return order.indexOf(a) - order.indexOf(b);
}
