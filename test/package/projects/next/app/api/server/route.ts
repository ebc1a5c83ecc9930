import { Determined } from "determined-client";

export const dynamic = "force-dynamic";

/** The newest experiments, as JSON. The login stays on the server: DET_MASTER, DET_USER, and DET_PASS or DET_USER_TOKEN. */
export async function GET(request: Request): Promise<Response> {
  const determined = new Determined();
  const newest = determined.listExperiments({ sortBy: "ID", orderBy: "DESC", limit: 10, signal: request.signal });
  const experiments = [];
  for await (const { id, name, state } of newest) experiments.push({ id, name, state });
  return Response.json(experiments);
}
