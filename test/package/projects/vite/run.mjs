// Runs what Vite built as a page would, with the web's own fetch.
import { readdirSync, readFileSync } from "node:fs";

const [master, token] = process.argv.slice(2);
globalThis.settings = { master, token };
const assets = new URL("./dist/assets/", import.meta.url);
const [file] = readdirSync(assets).filter((name) => name.startsWith("index-"));
if (/["']node:/.test(readFileSync(new URL(file, assets), "utf8"))) throw new Error(`${file} names a Node built-in`);
await import(new URL(file, assets).href);
console.log(globalThis.shown);
