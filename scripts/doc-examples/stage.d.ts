import type * as client from "determined-client";
import type { ApiClient } from "determined-client/api";
import type { FakeMaster } from "determined-client/testing";

/** What the examples of the doc comments take for granted: objects called by their names. */
declare global {
  const determined: client.Determined;
  const experiment: client.Experiment;
  const experiments: client.Experiment[];
  const trial: client.Trial;
  const checkpoint: client.Checkpoint;
  const model: client.Model;
  const version: client.ModelVersion;
  const user: client.User;
  const workspace: client.Workspace;
  const project: client.Project;
  const pool: client.ResourcePool;
  const task: client.Task;
  const notebook: client.Notebook;
  const command: client.Command;
  const api: ApiClient;
  const fake: FakeMaster;
  const error: unknown;
  const id: string;
  const password: string;
  const uuid: string;
  const token: string;
}
