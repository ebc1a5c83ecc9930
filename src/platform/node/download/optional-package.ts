import { DownloadError } from "../../../errors/index.js";
import { systemCode } from "../files.js";

/** Loads a package that users install only when they need it; DownloadError says how. */
export async function optionalPackage<T>(name: string, what: string): Promise<T> {
  try {
    return (await importOrRequire(name)) as T;
  } catch (cause) {
    // Bundlers and test runners have words of their own for it.
    if (
      !/MODULE_NOT_FOUND/.test(systemCode(cause) ?? "") &&
      !/cannot find|not found|could not resolve/i.test(String(cause))
    )
      throw cause;
    throw new DownloadError(
      `${what} is read with the package ${name}, which is not installed. Run npm install ${name}, or download with mode "MASTER".`,
      { cause },
    );
  }
}

async function importOrRequire(name: string): Promise<unknown> {
  try {
    // Not a literal, so that bundlers do not look for it.
    return await import(name);
  } catch (error) {
    // Jest in its default mode knows no import(), but gives each CommonJS file a `module` that requires.
    if (typeof module === "undefined" || !/^ERR_VM_DYNAMIC_IMPORT/.test(systemCode(error) ?? "")) throw error;
    return module.require(name);
  }
}
