/**
 * What a maintainer has to look at after a bump, most urgent first.
 * @param {{ report: any, problems: Record<"map" | "types" | "contract" | "tables", { status: number, output: string }>, old: string, literals: string[] }} found
 */
export function linesToCheck({ report, problems, old, literals }) {
  const { map, types, contract, tables } = problems;
  const breaking = report.changes.filter(({ level, methods }) => level === "breaking" && methods.length > 0);
  const parts = [
    ["Does not compile", linesOf(types.output, /^\S+\(\d+,\d+\): error/)],
    ["Calls of the low level whose operation is not there", map.status === 0 ? [] : linesOf(map.output, /^\/.*:\d+$/)],
    ["Contract tests that fail", [...new Set(linesOf(contract.output, /^\s*FAIL /))]],
    [
      "Tables of docs/compatibility.md that are those of the release before, since their tests fail",
      [...new Set(linesOf(tables.output, /^\s*FAIL /))],
    ],
    ["Breaks methods, by the report", breaking.map(lineOf)],
    [`Names the release before, ${old}`, filesOfTests(literals)],
    [
      "By hand, once it compiles",
      ["npm run surface: docs/api/testing.api.md and docs/api/msw.api.md list the releases"],
    ],
    [
      "By hand, where the report has something new",
      [
        "src/facade: what is new and of use; openapi/overlay.json: what the spec says wrongly",
        "src/fake-master: rules with since(state, …), members of requests and answers, configuration/tables/",
        "test/recordings, docs/parity.md: when there is a master and an SDK of that release",
      ],
    ],
  ].filter(([, lines]) => lines.length > 0);
  const text = parts.map(([title, lines]) => [`${title}:`, ...lines.map((line) => `  ${line}`)].join("\n"));
  const items = parts.map(([title, lines]) => [`### ${title}`, "", ...lines.map((line) => `- \`${line}\``)].join("\n"));
  return { text: text.join("\n"), markdown: ["## To look at", ...items].join("\n\n") };
}

/** Tests name releases for many reasons: a file is one line. */
function filesOfTests(lines) {
  const counts = new Map();
  for (const file of lines.filter(isOfTest).map(fileOf)) counts.set(file, (counts.get(file) ?? 0) + 1);
  const files = [...counts].map(([file, count]) => (count === 1 ? file : `${file} (${count} lines)`));
  return [...lines.filter((line) => !isOfTest(line)), ...files];
}

const isOfTest = (line) => line.startsWith("test/");
const fileOf = (line) => line.slice(0, line.indexOf(":"));

function linesOf(output, wanted) {
  return output
    .split("\n")
    .filter((line) => wanted.test(line))
    .map((line) => line.trim().slice(0, 240));
}

function lineOf({ owner, kind, way, methods }) {
  const name = owner.type ?? owner.operation;
  return `${way ? `${name}.${way}` : name} ${kind}: ${methods.join(", ")}`;
}
