import { expect } from "vitest";
import { contractOnWire } from "./master.js";
import { unique } from "./unique.js";

const uuid = "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385";

contractOnWire(
  "every call ends with the reason of its signal, and sends nothing when it is aborted already",
  async (master) => {
    const { determined, wire } = master;
    const user = await determined.whoami();
    const workspace = await determined.createWorkspace(unique("w"));
    const project = await workspace.createProject("p");
    const [pool] = await workspace.listPools();
    const checkpoint = determined.checkpoint(uuid);
    const model = await determined.createModel(unique("m"));
    const before = wire.requests().length;
    const signal = AbortSignal.abort(new Error("enough"));
    const outcomes = await Promise.allSettled([
      determined.getCheckpoint(uuid, { signal }),
      checkpoint.reload({ signal }),
      checkpoint.delete({ signal }),
      checkpoint.removeFiles([], { signal }),
      checkpoint.download({ signal }),
      checkpoint.stream({ signal }),
      checkpoint.files({ signal })[Symbol.asyncIterator]().next(),
      checkpoint.writeMetadataFile("never", { signal }),
      checkpoint.addMetadata({}, { signal }),
      checkpoint.removeMetadata([], { signal }),
      checkpoint.iterMetrics({ signal })[Symbol.asyncIterator]().next(),
      checkpoint.getPachydermCommit({ signal }),
      determined.createModel("n", { signal }),
      determined.createModel("n", { signal, workspaceName: "w" }),
      determined.getModel("m", { signal }),
      determined.getModel("a:b", { signal }),
      determined.listModels({ signal }).first(),
      determined.listModels({ signal, workspaceNames: ["w"] }).first(),
      determined.getModelLabels({ signal }),
      model.reload({ signal }),
      model.getVersion(1, { signal }),
      model.getVersion(undefined, { signal }),
      model.listVersions({ signal }).first(),
      model.registerVersion(uuid, { signal }),
      model.addMetadata({}, { signal }),
      model.removeMetadata([], { signal }),
      model.setLabels([], { signal }),
      model.setDescription("", { signal }),
      model.moveToWorkspace("w", { signal }),
      model.archive({ signal }),
      model.unarchive({ signal }),
      model.delete({ signal }),
      determined.createUser("ada", { signal, password: "0penSesame" }),
      determined.getUserById(1, { signal }),
      determined.getUserByName("ada", { signal }),
      determined.whoami({ signal }),
      determined.listUsers({ signal }).first(),
      user.reload({ signal }),
      user.rename("x", { signal }),
      user.activate({ signal }),
      user.deactivate({ signal }),
      user.changeDisplayName("x", { signal }),
      user.changePassword("0penSesame", { signal }),
      user.linkWithAgent({ signal }),
      determined.getWorkspace("w", { signal }),
      determined.listWorkspaces({ signal }).first(),
      determined.createWorkspace("x", { signal }),
      determined.deleteWorkspace("w", { signal }),
      workspace.reload({ signal }),
      workspace.listPools({ signal }).first(),
      workspace.createProject("q", { signal }),
      workspace.getProject("p", { signal }),
      workspace.listProjects({ signal }).first(),
      workspace.deleteProject("p", { signal }),
      project.reload({ signal }),
      project.listExperiments({ signal }).first(),
      project.setName("x", { signal }),
      project.setDescription("x", { signal }),
      project.setKey("X", { signal }),
      project.archive({ signal }),
      project.unarchive({ signal }),
      project.addNote("n", { contents: "c", signal }),
      project.removeNote("n", { signal }),
      pool!.addBindings([], { signal }),
      pool!.removeBindings([], { signal }),
      pool!.replaceBindings([], { signal }),
      pool!.listWorkspaces({ signal }).first(),
      determined.listOauthClients({ signal }).first(),
      determined.addOauthClient("d", { name: "n", signal }),
      determined.removeOauthClient("1", { signal }),
    ]);
    for (const outcome of outcomes) expect(outcome).toEqual({ status: "rejected", reason: signal.reason as Error });
    // The release is asked for all who will ever need it, so nobody's signal ends that.
    expect(
      wire
        .requests()
        .slice(before)
        .map(({ operation }) => operation)
        .filter((name) => name !== "GetMaster"),
    ).toEqual([]);
  },
  { since: "0.23.4", anywhere: true },
);

contractOnWire(
  "a call that is under way ends with the reason of its signal",
  async ({ determined, wire }) => {
    const model = await determined.createModel(unique("m"), { metadata: { a: 1 } });
    for (const operation of ["GetModel", "PatchModel"]) {
      const fault = wire.faults.stall({ operation });
      const abort = new AbortController();
      const call = model.addMetadata({ b: 2 }, { signal: abort.signal });
      while (fault.hits === 0) await new Promise(setImmediate);
      abort.abort(new Error("enough"));
      await expect(call).rejects.toThrow("enough");
      expect(model.metadata).toEqual({ a: 1 });
      fault.remove();
    }
  },
  { anywhere: true },
);
