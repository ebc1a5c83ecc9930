import { fileURLToPath } from "node:url";

/** As in the repository's tsconfig.json, which the package does not have. */
const jsx = { runtime: "automatic", importSource: "preact" };

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Vite's options for the page. `settings` is called for each answer, because the address of the master may be known only later.
 *
 * @param {() => { master: string, shownAs: string | undefined, demo: boolean }} settings
 * @param {{ port: number, proxied: string | undefined }} server Its port, and the address of a master that is reached through it, at `/master`.
 */
export function siteOptions(settings, { port, proxied }) {
  return {
    root: folder(".."),
    cacheDir: folder("../../../.cache/dashboard"),
    configFile: false,
    logLevel: "warn",
    // The page imports the package by its name, as an app does. It is the web build: `npm run dashboard` makes it first.
    resolve: {
      alias: [
        { find: /^determined-client$/, replacement: folder("../../../dist/web/index.js") },
        { find: /^determined-client\/api$/, replacement: folder("../../../dist/web/api.js") },
      ],
    },
    oxc: { jsx },
    // Found beforehand, so that none makes the page load again when it is first used.
    optimizeDeps: {
      rolldownOptions: { transform: { jsx } },
      // Both entries as they are, also where they are in node_modules: two copies would share no state.
      exclude: ["determined-client", "determined-client/api"],
      include: [
        "preact",
        "preact/hooks",
        "preact/jsx-runtime",
        "preact/jsx-dev-runtime",
        "uplot",
        "openapi-fetch",
        "modern-tar",
      ],
    },
    server: {
      host: "127.0.0.1",
      port,
      fs: { allow: [folder("../../..")] },
      proxy: proxied && {
        "/master": { target: proxied, changeOrigin: true, rewrite: (path) => path.replace(/^\/master/, "") },
      },
    },
    plugins: [
      {
        name: "settings",
        transformIndexHtml: (html) => html.replace('id="settings">', () => `id="settings">${inHtml(settings())}`),
      },
    ],
  };
}

const inHtml = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");
