/** What the page is made with, beside the client; a clone has all of it after `npm ci`. */
const needed = ["vite@8", "preact@11", "uplot@1"];

/** Vite; throws an error that says what to install where something is missing. */
export async function importVite() {
  const missing = needed.filter((each) => !isInstalled(each.split("@")[0]));
  if (missing.length) {
    const list = new Intl.ListFormat("en").format(missing.map((each) => each.split("@")[0]));
    throw new Error(`The dashboard also needs ${list}. Install: npm install --save-dev ${missing.join(" ")}`);
  }
  return import("vite");
}

function isInstalled(name) {
  try {
    return Boolean(import.meta.resolve(name));
  } catch {
    return false;
  }
}
