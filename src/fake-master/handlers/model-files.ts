import { refuse } from "../refusal.js";
import { Message } from "../requests/fields.js";
import type { Json, ModelFileRecord } from "../state/records.js";

/** The files of a model definition as they are kept. */
export function modelFiles(files: readonly Json[]): ModelFileRecord[] {
  return files.map((value) => {
    const file = new Message<ModelFileRecord>(value);
    return {
      path: file.text("path"),
      type: file.integer("type"),
      content: base64Of(file.text("content")),
      mtime: String(file.integer("mtime")),
      mode: file.integer("mode"),
      uid: file.integer("uid"),
      gid: file.integer("gid"),
    };
  });
}

function base64Of(text: string): string {
  const padding = text.length - text.replace(/={1,2}$/, "").length;
  const odd = text.slice(0, text.length - padding).search(/[^A-Za-z\d+/]/);
  if (odd === -1 && text.length % 4 === 0) return text;
  throw refuse("invalid", `illegal base64 data at input byte ${odd === -1 ? text.length : odd}`);
}
