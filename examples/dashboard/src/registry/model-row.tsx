import type { Model } from "determined-client";
import { formatCount } from "../format/numbers.js";
import { formatAgo } from "../format/times.js";
import { formatRoute } from "../routing/route.js";
import { open } from "../routing/use-route.js";
import { ModelLabels } from "./model-labels.jsx";

/** One model: Enter or a click opens it. */
export function ModelRow({ model, now, tabIndex }: { model: Model; now: number; tabIndex: 0 | -1 }) {
  const route = { page: "model", name: model.name } as const;
  return (
    <tr
      class="row"
      tabIndex={tabIndex}
      data-id={model.modelId}
      onClick={() => open(route)}
      onKeyDown={(event) => (event.key === "Enter" ? open(route) : undefined)}
    >
      <th scope="row">
        <a href={formatRoute(route)} tabIndex={-1}>
          {model.name}
        </a>
        <ModelLabels labels={model.labels} />
      </th>
      <td class="medium">{model.description}</td>
      <td class="medium">{model.username}</td>
      <td class="number">{formatCount(model.numVersions)}</td>
      <td class="number">{formatAgo(model.lastUpdatedTime, now)}</td>
    </tr>
  );
}
