import type { Experiment } from "determined-client";
import { CopyButton } from "../copy-button.jsx";

/** The configuration, as it was submitted and as the master completed it. */
export function ConfigurationCard({ experiment: { config, originalConfig = "" } }: { experiment: Experiment }) {
  const forms = [
    { title: "as submitted", text: originalConfig.trimEnd() },
    { title: "with all defaults", text: JSON.stringify(config, null, 2) },
  ];
  return (
    <section class="card" aria-labelledby="configuration">
      <h2 class="card-title" id="configuration">
        Configuration
      </h2>
      {forms
        .filter(({ text }) => text !== "")
        .map(({ title, text }) => (
          <details class="configuration" key={title}>
            <summary>{title}</summary>
            <CopyButton text={text} of={`the configuration ${title}`} />
            <pre class="code" tabIndex={0}>
              {text}
            </pre>
          </details>
        ))}
    </section>
  );
}
