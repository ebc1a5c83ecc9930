import { resolve } from "node:path";
import ts from "typescript";

/** What an editor offers in a program of a user; the types are those of the sources. */
export interface Editor {
  /** The names that are offered where `/*|*\/` stands. */
  complete(text: string): string[];
  /** What is shown for the name before `/*|*\/`: its documentation. */
  explain(text: string): string;
  /** The errors of the program. */
  check(text: string): string[];
  /** How many types the compiler has made of others for the last program. */
  instantiations(): number;
}

const marker = "/*|*/";

/** Opens an editor with one file in it, as beside this one. */
export function openEditor(): Editor {
  const path = resolve("test/types/program-of-a-user.ts");
  const config = ts.readConfigFile("tsconfig.json", (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent({ ...(config.config as object), include: [] }, ts.sys, ".");
  let program = "";
  let version = 0;
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [path],
    getScriptVersion: (name) => (name === path ? String(version) : "0"),
    getScriptSnapshot(name) {
      const text = name === path ? program : ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => process.cwd(),
    getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
    fileExists: (name) => name === path || ts.sys.fileExists(name),
    readFile: (name) => (name === path ? program : ts.sys.readFile(name)),
    directoryExists: (name) => ts.sys.directoryExists(name),
    getDirectories: (name) => ts.sys.getDirectories(name),
  });
  const open = (text: string): number => {
    program = text.replace(marker, "");
    version += 1;
    return text.indexOf(marker);
  };
  return {
    complete: (text) =>
      (service.getCompletionsAtPosition(path, open(text), {})?.entries ?? [])
        // Globals are offered wherever an expression may stand.
        .filter(({ sortText }) => sortText < "15")
        .map(({ name }) => name),
    explain: (text) =>
      ts.displayPartsToString(service.getQuickInfoAtPosition(path, open(text) - 1)?.documentation).trim(),
    check(text) {
      open(text);
      return [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)].map(
        ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"),
      );
    },
    instantiations: () => service.getProgram()!.getInstantiationCount(),
  };
}
