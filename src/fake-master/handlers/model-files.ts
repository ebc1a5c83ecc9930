import { Message } from "../requests/fields.js";
import type { Json, ModelFileRecord } from "../state/records.js";

/** The files of a model definition as they are kept. */
export function modelFiles(files: readonly Json[]): ModelFileRecord[] {
  return files.map((value) => {
    const file = new Message<ModelFileRecord>(value);
    return {
      path: file.text("path"),
      type: file.integer("type"),
      content: file.text("content"),
      mtime: String(file.integer("mtime")),
      mode: file.integer("mode"),
      uid: file.integer("uid"),
      gid: file.integer("gid"),
    };
  });
}
