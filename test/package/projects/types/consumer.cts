import client = require("determined-client");
import api = require("determined-client/api");
import testing = require("determined-client/testing");

export async function call(): Promise<number> {
  const fake = await testing.createFakeMaster();
  const determined = new client.Determined({ master: fake.url, fetch: fake.fetch });
  const experiment: client.Experiment = await determined.getExperiment(1);
  const low = api.createApiClient({ master: fake.url });
  const { data } = await low.GET("/api/v1/master");
  data?.version satisfies string | undefined;
  return experiment.id;
}
