import type { components } from "#schema";
import type { RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { readListOptions, type Listing } from "../../sequence/listing.js";
import {
  checkAnyText,
  checkName,
  checkText,
  readOptions,
  readRequest,
  type RequestSettings,
} from "../../values/index.js";
import { changedFields } from "../changed-fields.js";
import { requireRelease } from "../since-release.js";
import type { Experiment } from "../experiments/experiment.js";
import {
  listExperiments,
  listExperimentsOptions,
  type ListExperimentsOptions,
} from "../experiments/list-experiments.js";
import { MasterObject } from "../master-object.js";
import { addNote, addNoteOptions, removeNote, type AddNoteOptions } from "./project-notes.js";
import { toProjectRecord, type ProjectRecord } from "./project-record.js";

export interface Project extends ProjectRecord {}

/**
 * A project: experiments that belong together, in a workspace.
 *
 * Python: `client.Project`.
 *
 * @example
 * const project = await (await determined.getWorkspace("risk")).getProject("cards");
 * await project.addNote("goal", { contents: "AUC > 0.9" });
 */
export class Project extends MasterObject<ProjectRecord> {
  /** Returns `Project(id=5, name=cards)`. */
  override toString(): string {
    return `Project(id=${this.id}, name=${this.name})`;
  }

  /**
   * Reads the project again and resolves to this object. Python: `Project.reload`.
   *
   * @throws NotFoundError when the project does not exist, or you may not see it.
   * @example
   * console.log((await project.reload()).nActiveExperiments);
   */
  async reload(options?: RequestOptions): Promise<this> {
    const init = { ...this.#params(), ...readRequest("reload", options, arguments[1]) };
    const answer = await this.connection.api.GET("/api/v1/projects/{id}", init);
    return this.take(unwrapMember(answer, "project", (wire) => toProjectRecord(wire, this)));
  }

  /**
   * The experiments of this project that meet all filters. Python: `Project.list_experiments`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @example
   * for await (const { id, name } of project.listExperiments()) console.log(id, name);
   */
  listExperiments(options?: Omit<ListExperimentsOptions, "projectId">): Listing<Experiment> {
    const { id: projectId } = this;
    const { projectId: _, ...table } = listExperimentsOptions;
    const read = () => readListOptions(table, "listExperiments", options, arguments[1]);
    return listExperiments(this.connection, () => ({ ...read(), projectId }));
  }

  /**
   * Changes the name. Python: `Project.set_name`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws ConflictError when the name is taken.
   * @throws NotFoundError when the project does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await project.setName("debit cards");
   */
  async setName(name: string, options?: RequestOptions): Promise<void> {
    await this.#patch({ name: checkName(name, "name") }, readRequest("setName", options, arguments[2]));
  }

  /**
   * Changes the description; the empty string clears it. Python: `Project.set_description`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the project does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await project.setDescription("card fraud");
   */
  async setDescription(description: string, options?: RequestOptions): Promise<void> {
    const body = { description: checkAnyText(description, "description") };
    await this.#patch(body, readRequest("setDescription", options, arguments[2]));
  }

  /**
   * Changes the key: one to five letters and digits, which the master keeps in upper case. Needs release 0.34.0.
   * Python: `Project.set_key`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws UnsupportedByMasterError when the master is older than release 0.34.0.
   * @throws NotFoundError when the project does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await project.setKey("CARDS");
   */
  async setKey(key: string, options?: RequestOptions): Promise<void> {
    checkText(key, "key");
    const request = readRequest("setKey", options, arguments[2]);
    // An older master would answer 200 and change nothing.
    const call = { what: "setKey", method: "PATCH", path: "/api/v1/projects/{id}" };
    await requireRelease(this.connection, "0.34.0", call, request);
    await this.#patch({ key }, request);
  }

  /**
   * Archives the project. Python: `Project.archive`.
   *
   * @throws NotFoundError when the project does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await project.archive();
   */
  async archive(options?: RequestOptions): Promise<void> {
    const init = { ...this.#params(), ...readRequest("archive", options, arguments[1]) };
    unwrap(await this.connection.api.POST("/api/v1/projects/{id}/archive", init));
    this.take({ archived: true });
  }

  /**
   * Takes the project out of the archive. Python: `Project.unarchive`.
   *
   * @throws NotFoundError when the project does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await project.unarchive();
   */
  async unarchive(options?: RequestOptions): Promise<void> {
    const init = { ...this.#params(), ...readRequest("unarchive", options, arguments[1]) };
    unwrap(await this.connection.api.POST("/api/v1/projects/{id}/unarchive", init));
    this.take({ archived: false });
  }

  /**
   * Adds a note to those that the project has by now. Python: `Project.add_note`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the project does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await project.addNote("goal", { contents: "AUC > 0.9" });
   */
  async addNote(name: string, options: AddNoteOptions): Promise<void> {
    checkName(name, "name");
    const { contents, request } = readOptions(addNoteOptions, "addNote", options, arguments[2]);
    this.take({ notes: await addNote(this.connection, this.id, { name, contents }, request) });
  }

  /**
   * Removes the note of this name. Rejects with InvalidArgumentError, and changes nothing, unless exactly one note has it.
   * Python: `Project.remove_note`.
   *
   * @throws InvalidArgumentError unless exactly one note has this name; nothing is changed then.
   * @throws NotFoundError when the project does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await project.removeNote("goal");
   */
  async removeNote(name: string, options?: RequestOptions): Promise<void> {
    checkName(name, "name");
    const request = readRequest("removeNote", options, arguments[2]);
    this.take({ notes: await removeNote(this.connection, this.id, name, request) });
  }

  #params(): { params: { path: { id: number } } } {
    return { params: { path: { id: this.id } } };
  }

  async #patch(body: components["schemas"]["v1PatchProject"], request: RequestSettings): Promise<void> {
    const init = { body, ...this.#params(), ...request };
    const answer = await this.connection.api.PATCH("/api/v1/projects/{id}", init);
    // A PATCH that changes nothing answers zeroes for owner, notes and counts.
    this.take(
      unwrapMember(answer, "project", (wire) => changedFields(body, toProjectRecord(wire, { ...body, id: this.id }))),
    );
  }
}
