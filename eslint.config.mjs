import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

/** What each folder of `src/` may import; everything else is an error. */
const folders = {
  "wire-types": [],
  errors: ["wire-types"],
  time: [],
  values: ["errors", "time", "wire-types"],
  api: ["errors", "time", "values"],
  session: ["errors", "time", "values", "api"],
  sequence: ["errors", "time", "values", "api"],
  "model-context": ["errors", "time", "values", "api"],
  "checkpoint-files": ["errors", "time", "values", "api", "state-dict"],
  "state-dict": ["errors", "time", "values"],
  platform: ["errors", "time", "values", "model-context", "checkpoint-files", "session", "state-dict"],
  facade: [
    "errors",
    "time",
    "values",
    "wire-types",
    "api",
    "session",
    "sequence",
    "model-context",
    "checkpoint-files",
    "state-dict",
  ],
  "fake-master": ["wire-types"],
  generator: ["errors", "time", "values", "api", "session"],
};
const allFolders = [...Object.keys(folders), "cli"];

const noNode = {
  regex: "^node:",
  message: "Node built-ins live in platform/node, cli, generator, fake-master/server.ts and fake-master/disk.ts.",
};
const noPlatformPath = { regex: "/platform/(node|web)(/|$)", message: "Import #platform; the build chooses the side." };
const imports = (patterns) => ({ "no-restricted-imports": ["error", { patterns }] });

const folderRules = Object.entries(folders).map(([folder, allowed]) => {
  const forbidden = allFolders.filter((other) => other !== folder && !allowed.includes(other));
  const patterns = [
    {
      regex: `^(\\.\\./)+(${forbidden.join("|")})(/|$)`,
      message: `src/${folder} may import only: ${allowed.join(", ") || "nothing of src"}.`,
    },
    {
      regex: "^(\\.\\./)+index\\.js$|generated/operations",
      message: "Entries are imported by nobody; the operations table only by the fake.",
    },
    ...(folder === "generator" ? [] : [noNode]),
    ...(folder === "platform" ? [] : [noPlatformPath]),
  ].filter((pattern) => !(folder === "fake-master" && pattern.regex.includes("operations")));
  return { files: [`src/${folder}/**/*.ts`], rules: imports(patterns) };
});

export default defineConfig(
  {
    ignores: [
      "dist",
      ".cache",
      "generated",
      "coverage",
      "site",
      "test/package/projects",
      "examples/quickstart/model",
      "**/*.d.ts",
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: [
            "*.mjs",
            "scripts/*.mjs",
            "examples/*/*.mjs",
            "examples/*.mjs",
            "examples/dashboard/server/*.mjs",
            "bench/*.mjs",
          ],
          maximumDefaultProjectFileMatchCount_THIS_WILL_SLOW_DOWN_LINTING: 80,
        },
      },
    },
  },
  {
    // `const { left: _, ...rest }` is how one member is left out.
    files: ["**/*.ts"],
    rules: { "@typescript-eslint/no-unused-vars": ["error", { varsIgnorePattern: "^_$" }] },
  },
  {
    files: ["**/*.mjs"],
    ...tseslint.configs.disableTypeChecked,
  },
  {
    files: ["src/**/*.ts"],
    rules: {
      "no-console": "error",
      "no-restricted-globals": [
        "error",
        { name: "setTimeout", message: "Sleep with a Clock (src/time/clock.ts)." },
        { name: "setInterval", message: "Sleep with a Clock (src/time/clock.ts)." },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "BinaryExpression[operator='instanceof'][right.name=/Error$/]:not([right.name=/^(Error|TypeError|SyntaxError|RangeError)$/])",
          message: "Compare our errors with X.isInstance(error).",
        },
        {
          selector: "MemberExpression[object.name='AbortSignal'][property.name='any']",
          message: "AbortSignal.any leaks; link signals with src/time/abort.ts.",
        },
        { selector: "TSEnumDeclaration", message: "Use a const object and a union type." },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/explicit-module-boundary-types": "off",
    },
  },
  ...folderRules,
  {
    files: ["src/platform/node/**/*.ts", "src/cli/**/*.ts", "src/fake-master/server.ts", "src/fake-master/disk.ts"],
    rules: imports([{ regex: "^(\\.\\./)+index\\.js$", message: "Entries are imported by nobody." }]),
  },
  {
    files: ["src/facade/**/*.ts"],
    rules: {
      // A class gets its fields from the interface of its record (CONTRIBUTING.md, "How a class is built").
      "@typescript-eslint/no-unsafe-declaration-merging": "off",
      "@typescript-eslint/no-empty-object-type": "off",
      // Only `arguments` shows what stands after the last parameter without making it part of the signature.
      "prefer-rest-params": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
    },
  },
  { files: ["src/time/clock.ts", "src/fake-master/**/*clock*.ts"], rules: { "no-restricted-globals": "off" } },
  {
    files: ["src/cli/**/*.ts"],
    ignores: ["src/cli/terminal.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        ...["stdout", "stderr"].map((property) => ({
          object: "process",
          property,
          message: "Print with src/cli/terminal.ts, which makes control characters visible.",
        })),
      ],
    },
  },
  {
    files: ["test/**/*.ts", "bench/**/*.ts", "examples/**/*.ts", "examples/**/*.tsx"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/only-throw-error": "off",
      "@typescript-eslint/prefer-promise-reject-errors": "off",
    },
  },
);
