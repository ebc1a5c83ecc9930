import { resolve } from "node:path";
import ts from "typescript";

const path = resolve("test/types/recorded-configurations.ts");

/** A program of `text` alone, into which `ExperimentConfig` is imported. */
export function compile(text: string): { checker: ts.TypeChecker; file: ts.SourceFile; problems: string[] } {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es5.d.ts"],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const head = `import type { ExperimentConfig } from "../../src/wire-types/experiment-config/index.js";\n`;
  const source = ts.createSourceFile(path, head + text, ts.ScriptTarget.ES2022, true);
  const program = ts.createProgram([path], options, {
    ...host,
    getSourceFile: (name, ...rest) => (name === path ? source : host.getSourceFile(name, ...rest)),
    fileExists: (name) => name === path || host.fileExists(name),
  });
  const problems = program
    .getSemanticDiagnostics(source)
    .map(
      ({ messageText, start = 0 }) => `${lineAt(source, start)}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
  return { checker: program.getTypeChecker(), file: source, problems };
}

const lineAt = (source: ts.SourceFile, at: number): string => {
  const { line } = source.getLineAndCharacterOfPosition(at);
  return source.text.split("\n")[line]!.slice(0, 300);
};

/** The paths of all keys that a type knows, such as `searcher.max_trials` and `bind_mounts[].host_path`. */
export function pathsOf(checker: ts.TypeChecker, type: ts.Type, path = ""): string[] {
  const found = new Set<string>();
  const members = type.isUnion() ? type.types : [type];
  for (const member of members) {
    if (!(member.flags & ts.TypeFlags.Object)) continue;
    const item = checker.isArrayType(member) ? checker.getTypeArguments(member as ts.TypeReference)[0] : undefined;
    if (item) {
      for (const inner of pathsOf(checker, item, `${path}[]`)) found.add(inner);
      continue;
    }
    for (const property of checker.getPropertiesOfType(member)) {
      const here = path ? `${path}.${property.name}` : property.name;
      found.add(here);
      for (const inner of pathsOf(checker, checker.getTypeOfSymbol(property), here)) found.add(inner);
    }
  }
  return [...found];
}
