import type { paths } from "#schema";
import type { Known } from "../../values/index.js";
import type { LaunchedTaskRecord, WireTask } from "./launched-task-record.js";

type KindName = "notebook" | "shell" | "command" | "tensorboard";

/** What differs between notebooks, shells, commands and TensorBoards. */
export interface TaskKind {
  /** The member of an answer that holds one, which is also its name in paths and messages. */
  readonly one: KindName;
  /** The class, for `console.log`. */
  readonly title: string;
  /** Whether it says when it is ready; commands do not. */
  readonly answers: boolean;
  decode(wire: WireTask, known?: Known<LaunchedTaskRecord>): LaunchedTaskRecord;
}

type Routes<One extends KindName> =
  | `/api/v1/${One}s`
  | `/api/v1/${One}s/{${One}Id}`
  | `/api/v1/${One}s/{${One}Id}/kill`
  | `/api/v1/${One}s/{${One}Id}/set_priority`;
type AllRoutes = { [One in KindName]: Routes<One> }[KindName];
type Covers<Member extends Wire, Wire> = Member;
/** Compiles only while each kind has each route. */
export type CheckedRoutes = Covers<AllRoutes, keyof paths>;

/** The routes of a kind; they are alike but for its name, so they are typed as those of notebooks. */
export function routesOf({ one }: TaskKind) {
  return {
    all: `/api/v1/${one}s` as "/api/v1/notebooks",
    one: `/api/v1/${one}s/{${one}Id}` as "/api/v1/notebooks/{notebookId}",
    kill: `/api/v1/${one}s/{${one}Id}/kill` as "/api/v1/notebooks/{notebookId}/kill",
    priority: `/api/v1/${one}s/{${one}Id}/set_priority` as "/api/v1/notebooks/{notebookId}/set_priority",
    /** The parameters that name one of them. */
    path: (id: string) => ({ [`${one}Id`]: id }) as { notebookId: string },
    /** The member of an answer that holds one. */
    member: one as "notebook",
    /** The member of an answer that holds a page of them. */
    members: `${one}s` as "notebooks",
  };
}
