"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createApiClient, isDeterminedError } from "determined-client/api";
import createQueries from "openapi-react-query";
import { useState } from "react";

// The browser reaches the master through this server, see next.config.mjs; `token` is what your login page got.
const api = createApiClient({ master: process.env.NEXT_PUBLIC_MASTER ?? "http://localhost:3000/det" });
const queries = createQueries(api);

function NewestExperiments() {
  const { data, error, isPending } = queries.useQuery(
    "get",
    "/api/v1/experiments",
    { params: { query: { limit: 10, sortBy: "SORT_BY_ID", orderBy: "ORDER_BY_DESC" } } },
    { refetchInterval: 10_000 },
  );
  if (isPending) return <p>Loading</p>;
  // What the master refuses is its answer; a network that fails is an error of the client.
  if (error) return <p role="alert">{isDeterminedError(error) ? error.message : error.error.error}</p>;
  return (
    <ul>
      {data.experiments.map(({ id, name, state }) => (
        <li key={id}>
          {id} {name} {state}
        </li>
      ))}
    </ul>
  );
}

export default function Page() {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <NewestExperiments />
    </QueryClientProvider>
  );
}
