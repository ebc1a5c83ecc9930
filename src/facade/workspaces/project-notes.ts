import type { RequestOptions } from "../../api/request-options.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { InvalidArgumentError } from "../../errors/index.js";
import { checkAnyText, type OptionTable, type RequestSettings } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { toNote, toProjectRecord, type ProjectNote } from "./project-record.js";

/** Options of `Project.addNote`. */
export interface AddNoteOptions extends RequestOptions {
  /** The text of the note, Markdown. */
  contents: string;
}

export const addNoteOptions = {
  contents: { check: checkAnyText, required: true },
} satisfies OptionTable<AddNoteOptions>;

/** `Project.addNote`; gives all notes. */
export async function addNote(
  connection: Connection,
  projectId: number,
  note: ProjectNote,
  request: RequestSettings,
): Promise<ProjectNote[]> {
  return editNotes(connection, projectId, (notes) => [...notes, note], request);
}

/** `Project.removeNote`; gives the notes that are left. */
export async function removeNote(
  connection: Connection,
  projectId: number,
  name: string,
  request: RequestSettings,
): Promise<ProjectNote[]> {
  const remove = (notes: readonly ProjectNote[]): readonly ProjectNote[] => {
    const rest = notes.filter((note) => note.name !== name);
    const found = notes.length - rest.length;
    if (found === 1) return rest;
    const what = `Project ${projectId} has ${found || "no"} notes named ${JSON.stringify(name)}`;
    throw new InvalidArgumentError(`${what}; removeNote wants exactly one. Nothing was changed.`, { argument: "name" });
  };
  return editNotes(connection, projectId, remove, request);
}

async function editNotes(
  { api }: Connection,
  projectId: number,
  change: (notes: readonly ProjectNote[]) => readonly ProjectNote[],
  request: RequestSettings,
): Promise<ProjectNote[]> {
  const answer = await api.GET("/api/v1/projects/{id}", { params: { path: { id: projectId } }, ...request });
  const { notes } = unwrapMember(answer, "project", (wire) => toProjectRecord(wire));
  const body = { notes: [...change(notes)] };
  const changed = await api.PUT("/api/v1/projects/{projectId}/notes", {
    params: { path: { projectId } },
    body,
    ...request,
  });
  return unwrapMember(changed, "notes", (wire) => wire.map(toNote));
}
