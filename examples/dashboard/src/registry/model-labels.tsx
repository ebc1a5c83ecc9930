/** The labels of a model, which are not those of its versions. */
export function ModelLabels({ labels }: { labels: Iterable<string> }) {
  const all = [...labels];
  if (all.length === 0) return null;
  return (
    <span class="model-labels">
      <span class="muted">{all.length === 1 ? "label of the model" : "labels of the model"}</span>
      {all.map((label) => (
        <span class="label" key={label}>
          {label}
        </span>
      ))}
    </span>
  );
}
