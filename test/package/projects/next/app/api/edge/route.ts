import { Determined } from "determined-client";

export const runtime = "edge";

/** The same in the edge runtime, which has no saved logins: the address and a token come from the environment of the deployment. */
export async function GET(request: Request): Promise<Response> {
  const determined = new Determined({ master: process.env.DET_MASTER!, token: process.env.DET_USER_TOKEN! });
  const newest = determined.listExperiments({ sortBy: "ID", orderBy: "DESC", limit: 10, signal: request.signal });
  const experiments = [];
  for await (const { id, name, state } of newest) experiments.push({ id, name, state });
  return Response.json(experiments);
}
