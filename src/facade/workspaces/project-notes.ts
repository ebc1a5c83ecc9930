import type { components } from "#schema";
import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { InvalidArgumentError } from "../../errors/index.js";
import { checkAnyText, checkOptions, checkText } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { unwrapMember } from "../../api/unwrap-member.js";

type Note = components["schemas"]["v1Note"];

/** A note of a project; several may have the same name. */
export interface ProjectNote {
  /** Title of the page. */
  readonly name: string;
  /** Its text, in Markdown. */
  readonly contents: string;
}

/** Options of `Project.addNote`. */
export interface AddNoteOptions extends RequestOptions {
  /** The text of the note, Markdown. */
  contents: string;
}

/** @internal `Project.addNote`; gives all notes. */
export async function addNote(
  connection: Connection,
  id: number,
  name: string,
  options: AddNoteOptions,
): Promise<ProjectNote[]> {
  checkText(name, "name");
  const { contents, ...request } = checkOptions(options, "addNote");
  const note = { name, contents: checkAnyText(contents, "contents") };
  return editNotes(connection, id, (notes) => [...notes, note], request);
}

/** @internal `Project.removeNote`; gives the notes that are left. */
export async function removeNote(
  connection: Connection,
  id: number,
  name: string,
  options: RequestOptions | undefined,
): Promise<ProjectNote[]> {
  checkText(name, "name");
  const remove = (notes: Note[]): Note[] => {
    const rest = notes.filter((note) => note.name !== name);
    const found = notes.length - rest.length;
    if (found === 1) return rest;
    const what = `Project ${id} has ${found || "no"} notes named ${JSON.stringify(name)}`;
    throw new InvalidArgumentError(`${what}; removeNote wants exactly one. Nothing was changed.`, { argument: "name" });
  };
  return editNotes(connection, id, remove, checkOptions(options, "removeNote"));
}

async function editNotes(
  { api }: Connection,
  id: number,
  change: (notes: Note[]) => Note[],
  options: RequestOptions,
): Promise<ProjectNote[]> {
  const request = requestOptions(options);
  const { notes } = unwrapMember(
    await api.GET("/api/v1/projects/{id}", { params: { path: { id } }, ...request }),
    "project",
  );
  const init = { params: { path: { projectId: id } }, body: { notes: change(notes ?? []) }, ...request };
  return unwrapMember(await api.PUT("/api/v1/projects/{projectId}/notes", init), "notes");
}
