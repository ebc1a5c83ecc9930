import type { components } from "#schema";
import { unwrap } from "../../api/unwrap.js";
import { ApiError } from "../../errors/index.js";
import { WireFields, type RequestSettings } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { decodeAnswer, unwrapMember } from "../../api/unwrap-member.js";

/** Adds or removes one label; gives the labels that the experiment has then. */
export async function changeLabel(
  connection: Connection,
  experimentId: number,
  label: string,
  change: "PUT" | "DELETE",
  request: RequestSettings,
): Promise<readonly string[]> {
  const { api } = connection;
  // A slash ends the label in the route, and "." and ".." are resolved away on the way to the master.
  if (!/\/|^\.{1,2}$/.test(label)) {
    try {
      const path = "/api/v1/experiments/{experimentId}/labels/{label}";
      const call = { params: { path: { experimentId, label } }, ...request };
      const answer = await (change === "PUT" ? api.PUT(path, call) : api.DELETE(path, call));
      const labels = decodeAnswer(answer.response, () => new WireFields(unwrap(answer)).strings("labels"));
      // An answer that leaves them out does not say that there are none.
      if (labels) return labels;
    } catch (error) {
      // Missing before 0.26.3; and 0.38 answers every DELETE with 500.
      if (!ApiError.isInstance(error) || error.status === 401 || error.status === 403) throw error;
    }
  }
  const answer = await api.GET("/api/v1/experiments/{experimentId}", {
    params: { path: { experimentId } },
    ...request,
  });
  const labels = unwrapMember(answer, "experiment", labelsOf) ?? [];
  const wanted = change === "PUT" ? [...new Set([...labels, label])] : labels.filter((each) => each !== label);
  if (wanted.length === labels.length) return labels;
  const params = { path: { "experiment.id": experimentId } };
  const patched = await api.PATCH("/api/v1/experiments/{experiment.id}", {
    params,
    body: { labels: wanted },
    ...request,
  });
  const { experiment } = unwrap(patched);
  return decodeAnswer(patched.response, () => experiment && labelsOf(experiment)) ?? wanted;
}

function labelsOf(wire: components["schemas"]["v1Experiment"]): readonly string[] | undefined {
  return new WireFields(wire).strings("labels");
}
