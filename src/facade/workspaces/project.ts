import type { components } from "#schema";
import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import type { Listing } from "../../sequence/listing.js";
import { checkAnyText, checkOptions, checkText, toId, toTimes } from "../../values/index.js";
import { requireRelease, type Connection } from "../connection.js";
import type { Experiment } from "../experiments/experiment.js";
import { assignKnown, changedFields } from "../assign-known.js";
import { prepareClass } from "../prepare-class.js";
import { listExperiments, type ListExperimentsOptions } from "../experiments/list-experiments.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { addNote, type AddNoteOptions, type ProjectNote, removeNote } from "./project-notes.js";

type WireProject = components["schemas"]["v1Project"];
type ProjectRequest = { params: { path: { id: number } } } & ReturnType<typeof requestOptions>;

/**
 * A project: experiments that belong together, in a workspace.
 *
 * Python: `client.Project`.
 *
 * @example
 * const project = await (await determined.getWorkspace("risk")).getProject("cards");
 * await project.addNote("goal", { contents: "AUC > 0.9" });
 */
export class Project {
  /** What identifies it. */
  readonly id: number;
  /** Its name, once in a workspace; change it with `setName`. */
  readonly name!: string;
  /** Short unique name, upper case; undefined before release 0.34.0. */
  readonly key!: string | undefined;
  /** A description; change it with `setDescription`. */
  readonly description!: string;
  /** Whether it is hidden and takes no changes. */
  readonly archived!: boolean;
  /** How many experiments it has. */
  readonly nExperiments!: number;
  /** How many of them have not ended. */
  readonly nActiveExperiments!: number;
  /** Its notes; change them with `addNote` and `removeNote`. */
  readonly notes!: readonly ProjectNote[];
  /** The workspace that it is in. */
  readonly workspaceId!: number;
  /** Name of that workspace; undefined where the master left it out. */
  readonly workspaceName!: string | undefined;
  /** Who owns it. */
  readonly username!: string;
  /** Id of who created it. */
  readonly userId!: number;
  /** Whether it is the one that every master has, which takes no changes. */
  readonly immutable!: boolean;
  /** When its newest experiment began; undefined when it has none. */
  readonly lastExperimentStartedAt!: Date | undefined;
  /** `lastExperimentStartedAt` with every digit that the master sent. */
  readonly lastExperimentStartedAtText!: string | undefined;
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection, id: number) {
    prepareClass(Project, (project) => `Project(id=${project.id}, name=${project.name})`);
    this.#connection = connection;
    this.id = id;
  }

  /** @internal */
  static fromWire(connection: Connection, wire: WireProject): Project {
    return new Project(connection, toId(wire.id, "id")).#take(wire);
  }

  /** The fields as plain data, for `JSON.stringify`. */
  toJSON(): object {
    return { ...this };
  }

  /**
   * Reads the project again and resolves to this object. Python: `Project.reload`.
   *
   * @example
   * console.log((await project.reload()).nActiveExperiments);
   */
  async reload(options?: RequestOptions): Promise<this> {
    const init = this.#request(options, "reload");
    return this.#take(unwrapMember(await this.#connection.api.GET("/api/v1/projects/{id}", init), "project"));
  }

  /**
   * The experiments of this project that meet all filters. Python: `Project.list_experiments`.
   *
   * @example
   * for await (const { id, name } of project.listExperiments()) console.log(id, name);
   */
  listExperiments(options?: Omit<ListExperimentsOptions, "projectId">): Listing<Experiment> {
    let given = options;
    try {
      given = { ...checkOptions(options, "listExperiments"), projectId: this.id } as ListExperimentsOptions;
    } catch {
      // What is no options object is refused at the first await, as in every listing.
    }
    return listExperiments(this.#connection, given);
  }

  /**
   * Changes the name. Python: `Project.set_name`.
   *
   * @example
   * await project.setName("debit cards");
   */
  async setName(name: string, options?: RequestOptions): Promise<void> {
    await this.#patch({ name: checkText(name, "name") }, this.#request(options, "setName"));
  }

  /**
   * Changes the description; the empty text clears it. Python: `Project.set_description`.
   *
   * @example
   * await project.setDescription("card fraud");
   */
  async setDescription(description: string, options?: RequestOptions): Promise<void> {
    const body = { description: checkAnyText(description, "description") };
    await this.#patch(body, this.#request(options, "setDescription"));
  }

  /**
   * Changes the key: one to five letters and digits, which the master keeps in upper case. Needs release 0.34.0.
   * Python: `Project.set_key`.
   *
   * @example
   * await project.setKey("CARDS");
   */
  async setKey(key: string, options?: RequestOptions): Promise<void> {
    checkText(key, "key");
    const request = this.#request(options, "setKey");
    // An older master would answer 200 and change nothing.
    const call = { what: "setKey", method: "PATCH", path: "/api/v1/projects/{id}" };
    await requireRelease(this.#connection, "0.34.0", call, options);
    await this.#patch({ key }, request);
  }

  /**
   * Archives the project. Python: `Project.archive`.
   *
   * @example
   * await project.archive();
   */
  async archive(options?: RequestOptions): Promise<void> {
    const init = this.#request(options, "archive");
    unwrap(await this.#connection.api.POST("/api/v1/projects/{id}/archive", init));
    Object.assign(this, { archived: true });
  }

  /**
   * Takes the project out of the archive. Python: `Project.unarchive`.
   *
   * @example
   * await project.unarchive();
   */
  async unarchive(options?: RequestOptions): Promise<void> {
    const init = this.#request(options, "unarchive");
    unwrap(await this.#connection.api.POST("/api/v1/projects/{id}/unarchive", init));
    Object.assign(this, { archived: false });
  }

  /**
   * Adds a note to those that the project has by now. Python: `Project.add_note`.
   *
   * @example
   * await project.addNote("goal", { contents: "AUC > 0.9" });
   */
  async addNote(name: string, options: AddNoteOptions): Promise<void> {
    const notes = await addNote(this.#connection, this.id, name, options);
    Object.assign(this, { notes });
  }

  /**
   * Removes the note of this name. Rejects with InvalidArgumentError, and changes nothing, unless exactly one note has it.
   * Python: `Project.remove_note`.
   *
   * @example
   * await project.removeNote("goal");
   */
  async removeNote(name: string, options?: RequestOptions): Promise<void> {
    const notes = await removeNote(this.#connection, this.id, name, options);
    Object.assign(this, { notes });
  }

  #request(options: RequestOptions | undefined, method: string): ProjectRequest {
    return { params: { path: { id: this.id } }, ...requestOptions(checkOptions(options, method)) };
  }

  async #patch(body: components["schemas"]["v1PatchProject"], init: ProjectRequest): Promise<void> {
    const answer = await this.#connection.api.PATCH("/api/v1/projects/{id}", { body, ...init });
    // A PATCH that changes nothing answers zeroes for owner, notes and counts.
    assignKnown<object>(this, changedFields(body, unwrapMember(answer, "project")));
  }

  #take(wire: WireProject): this {
    const { name, key, archived, workspaceId, workspaceName, username, userId, immutable } = wire;
    return assignKnown<Project>(this, {
      ...{ name, key, archived, workspaceId, workspaceName, username, userId, immutable },
      description: wire.description ?? this.description ?? "",
      nExperiments: wire.numExperiments,
      nActiveExperiments: wire.numActiveExperiments,
      notes: wire.notes ?? this.notes ?? [],
      ...toTimes(wire, "lastExperimentStartedAt"),
    }) as this;
  }
}
