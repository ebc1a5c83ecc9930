import { formatValue } from "../format/numbers.js";
import { bestFirst, goalOf } from "./best-trial.js";
import { describeRange, isRange } from "./describe-range.js";
import { flatten } from "./flatten.js";
import type { Run } from "./use-run.js";

/** The hyperparameters: what the configuration allows, and what the best trial has. */
export function HyperparameterList({ run: { experiment, trials } }: { run: Run }) {
  const ranges = flatten(experiment.config.hyperparameters ?? {}, isRange);
  const [best] = bestFirst(trials, goalOf(experiment));
  const values = flatten(best?.hparams ?? {});
  const names = [...new Set([...ranges.keys(), ...values.keys()])].filter((name) => name !== "").sort();
  if (names.length === 0) return null;
  return (
    <section class="card" aria-labelledby="hyperparameters">
      <h2 class="card-title" id="hyperparameters">
        Hyperparameters
      </h2>
      <table class="table small">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Range</th>
            <th scope="col" class="number">
              {trials.length > 1 ? "Best trial" : "Value"}
            </th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row" class="code">
                {name}
              </th>
              <td>{ranges.has(name) ? describeRange(ranges.get(name)) : "–"}</td>
              <td class="number">{values.has(name) ? formatValue(values.get(name)) : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
