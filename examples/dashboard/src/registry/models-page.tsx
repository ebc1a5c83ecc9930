import { usePoll } from "../connection/use-poll.js";
import { useNow } from "../connection/use-now.js";
import { plural } from "../format/numbers.js";
import { Problem } from "../problem.jsx";
import { useRovingRows } from "../rows/use-roving-rows.js";
import { useSession } from "../session/session-context.js";
import { ModelRow } from "./model-row.jsx";

/** The models of the registry. */
export function ModelsPage() {
  const { determined } = useSession();
  const now = useNow(10_000);
  const { value, error } = usePoll((signal) => determined.listModels({ limit: 500, signal }), 5000, [], "models");
  const { body, tabIndexOf } = useRovingRows((value ?? []).map(({ modelId }) => modelId));
  if (value === undefined) return <Problem error={error} waiting="Reading the models …" />;
  return (
    <>
      <div class="title-line">
        <h1>Models</h1>
        <p class="muted">{plural(value.length, "model")}</p>
      </div>
      <Problem error={error} />
      <div class="card spaced">
        <table class="table">
          <caption class="for-readers">Models of the registry</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col" class="medium">
                Description
              </th>
              <th scope="col" class="medium">
                Owner
              </th>
              <th scope="col" class="number">
                Versions
              </th>
              <th scope="col" class="number">
                Changed
              </th>
            </tr>
          </thead>
          <tbody {...body}>
            {value.map((model) => (
              <ModelRow key={model.modelId} model={model} now={now} tabIndex={tabIndexOf(model.modelId)} />
            ))}
          </tbody>
        </table>
        {value.length > 0 ? null : <p class="empty">There are no models yet: register a checkpoint of a run.</p>}
      </div>
    </>
  );
}
