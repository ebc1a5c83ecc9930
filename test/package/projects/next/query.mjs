// What useQuery of app/page.tsx does, without React: the same client, the same options.
import { QueryClient } from "@tanstack/react-query";
import { createApiClient } from "determined-client/api";
import createQueries from "openapi-react-query";

const [master, token] = process.argv.slice(2);
const queries = createQueries(createApiClient({ master, token }));
const query = { limit: 10, sortBy: "SORT_BY_ID", orderBy: "ORDER_BY_DESC" };
const options = queries.queryOptions("get", "/api/v1/experiments", { params: { query } });
const { experiments } = await new QueryClient().fetchQuery(options);
console.log(experiments.map(({ name }) => name).join());
