import { createRequire } from "node:module";
import { stringsOf } from "./calls.mjs";

const ts = createRequire(import.meta.url)("typescript");

/** What rejects on a master that is too old: `src/facade/since-release.ts`. */
const refusers = /^(?:requireRelease|whereSupported)$/;

/**
 * The releases that code needs of a master: of a call that refuses older ones, or of an object that says `since` for such a call. One of a table may depend on
 * a parameter by which it is looked up.
 * @returns {{ since: string, of?: { parameter: number, value: string }, isSometimes: boolean, words: string[] }[]}
 */
export function needsAt(node, unit, checker) {
  const some = (needs) => {
    const { isSometimes, words } = conditionsOf(node, unit, checker);
    return needs.map((need) => ({ ...need, isSometimes: isSometimes || need.isSometimes === true, words }));
  };
  if (ts.isCallExpression(node) && refusers.test(node.expression.text ?? "")) {
    const [, since] = node.arguments;
    const releases = stringsOf(checker.getTypeAtLocation(since));
    // One that a function chose is known from what it chose from.
    if (releases.length !== 1 && !isChosen(since, checker))
      throw new Error(
        `Which release is needed cannot be seen: ${node.getSourceFile().fileName}: ${node.getText().slice(0, 80)}`,
      );
    return releases.length === 1 ? some(releases.map((one) => ({ since: one }))) : [];
  }
  if (ts.isObjectLiteralExpression(node)) {
    const members = new Map(node.properties.map((one) => [one.name?.text, one.initializer]));
    const since = members.get("since");
    if (!since || !members.has("what")) return [];
    const isInTable = ts.isVariableDeclaration(unit);
    // What a table says of each row is read where the row is taken.
    if (isInTable && rowsOf(checker.getTypeAtLocation(unit), checker).length > 0) return [];
    return some(stringsOf(checker.getTypeAtLocation(since)).map((one) => ({ since: one, isSometimes: isInTable })));
  }
  if (ts.isElementAccessExpression(node)) return some(needsInTable(node, unit, checker));
  return [];
}

/** `table[key]`, where each row of the table has a release. */
function needsInTable(node, unit, checker) {
  const rows = rowsOf(checker.getTypeAtLocation(node.expression), checker);
  const key = node.argumentExpression;
  const declaration = ts.isIdentifier(key) ? checker.getSymbolAtLocation(key)?.valueDeclaration : undefined;
  const parameter = (unit.parameters ?? []).indexOf(declaration);
  return rows.map(({ key: value, since }) =>
    parameter >= 0 ? { since, of: { parameter, value } } : { since, isSometimes: true },
  );
}

function rowsOf(table, checker) {
  return table.getProperties().flatMap((row) => {
    const since = checker.getTypeOfSymbol(row).getProperty("since");
    return since ? stringsOf(checker.getTypeOfSymbol(since)).map((one) => ({ key: row.name, since: one })) : [];
  });
}

function isChosen(node, checker) {
  const declaration = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node)?.valueDeclaration : undefined;
  if (!declaration || !ts.isBindingElement(declaration)) return false;
  const { initializer } = declaration.parent.parent;
  return initializer !== undefined && ts.isCallExpression(initializer);
}

/**
 * Whether code runs always when its unit does, and if not the names that decide about it: the options that a caller gives.
 * @returns {{ isSometimes: boolean, words: string[] }}
 */
export function conditionsOf(node, unit, checker) {
  const conditions = [];
  let isCaught = false;
  for (let at = node; at !== unit && at.parent; at = at.parent) {
    const { parent } = at;
    if (ts.isCatchClause(parent)) isCaught = true;
    if (ts.isIfStatement(parent) && at !== parent.expression) conditions.push(parent.expression);
    if (ts.isConditionalExpression(parent) && at !== parent.condition) conditions.push(parent.condition);
    if (ts.isBinaryExpression(parent) && at === parent.right && isLogical(parent)) conditions.push(parent.left);
    if (ts.isBlock(parent)) conditions.push(...returnsBefore(parent, at));
  }
  // What was tried before depends on more than on the names that stand here.
  const words = isCaught ? [] : [...new Set(conditions.flatMap((one) => wordsOf(one, checker)))];
  return { isSometimes: isCaught || conditions.length > 0, words };
}

const isLogical = ({ operatorToken: { kind } }) =>
  kind === ts.SyntaxKind.AmpersandAmpersandToken ||
  kind === ts.SyntaxKind.BarBarToken ||
  kind === ts.SyntaxKind.QuestionQuestionToken;

/** The conditions on which a block returns before a statement. */
function returnsBefore(block, statement) {
  const before = block.statements.slice(0, block.statements.indexOf(statement));
  return before
    .filter((one) => ts.isIfStatement(one) && returns(one.thenStatement))
    .map(({ expression }) => expression);
}

const returns = (statement) =>
  ts.isReturnStatement(statement) || (ts.isBlock(statement) && statement.statements.some(ts.isReturnStatement));

/** The options that a condition asks for: `remote` of `options.remote`, `sort` of `sort.some(...)`; not what is a whole parameter, which was computed. */
function wordsOf(node, checker) {
  if (ts.isCallExpression(node)) {
    const asked = ts.isPropertyAccessExpression(node.expression) ? [node.expression.expression] : node.arguments;
    return asked.flatMap((one) => wordsOf(one, checker));
  }
  if (ts.isPropertyAccessExpression(node)) return [node.name.text];
  if (ts.isIdentifier(node)) {
    const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
    return !declaration || ts.isParameter(declaration) ? [] : [node.text];
  }
  const words = [];
  ts.forEachChild(node, (child) => void words.push(...wordsOf(child, checker)));
  return words;
}

/** The needs of a method without those that follow from another, oldest first, as the map has them. */
export function packNeeds(needs) {
  const always = needs.filter(({ isSometimes }) => !isSometimes).map(({ since }) => since);
  const isNewer = (since, other) => since.localeCompare(other, "en", { numeric: true }) > 0;
  const kept = needs.filter(({ since, isSometimes }) =>
    always.every((other) => isNewer(since, other) || (since === other && !isSometimes)),
  );
  const packed = kept.map(({ since, isSometimes, words }) => ({ since, ...(isSometimes && { with: words }) }));
  return [...new Map(packed.map((one) => [JSON.stringify(one), one])).values()].sort((a, b) =>
    isNewer(a.since, b.since) ? 1 : isNewer(b.since, a.since) ? -1 : JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
  );
}
