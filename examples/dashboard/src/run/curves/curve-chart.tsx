import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import uPlot from "uplot";
import { formatCount, formatMetric } from "../../format/numbers.js";
import { useWidth } from "../../use-width.js";
import { alignCurves } from "./align-curves.js";
import { onSchemeChange, readColours } from "./chart-colours.js";
import { chartOptions } from "./chart-options.js";
import type { Chart, Curve } from "./curves.js";

interface Props {
  readonly chart: Chart;
  readonly colourOf: (trialId: number) => number;
}

/** A chart that grows with its curves. */
export function CurveChart({ chart: { title, curves }, colourOf }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const width = useWidth(place);
  const [scheme, setScheme] = useState(0);
  const [pointed, setPointed] = useState("");
  const newest = useRef(curves);
  newest.current = curves;
  const data = useMemo(() => alignCurves(curves), [curves]);
  useEffect(() => onSchemeChange(() => setScheme((times) => times + 1)), []);

  // Built anew when other curves are drawn; more points of the same ones need no new chart.
  const names = curves.map(({ trialId, group, metric }) => `${trialId} ${group} ${metric}`).join();
  useEffect(() => {
    const element = place.current;
    if (element === null || width === 0) return;
    const onFocus = (index: number | undefined, step: number | undefined): void =>
      setPointed(describe(index === undefined ? undefined : newest.current[index], step));
    const options = chartOptions({ curves: newest.current, colours: readColours(element), colourOf, width, onFocus });
    plot.current = new uPlot(options, alignCurves(newest.current), element);
    return () => plot.current?.destroy();
  }, [names, width, scheme]);
  useEffect(() => plot.current?.setData(data), [data]);

  const points = curves.reduce((sum, { steps }) => sum + steps.length, 0);
  return (
    <figure class="chart" data-metric={title} data-points={points}>
      <figcaption>
        <h3>{title}</h3>
        <span class="muted chart-pointed">{pointed || "over batches"}</span>
      </figcaption>
      <div ref={place} role="img" aria-label={summary(title, curves)} />
    </figure>
  );
}

function describe(curve: Curve | undefined, step: number | undefined): string {
  if (curve === undefined || step === undefined) return "";
  const value = curve.values[curve.steps.indexOf(step)];
  return `trial ${curve.trialId}, ${curve.group}, batch ${formatCount(step)}: ${formatMetric(value ?? undefined)}`;
}

function summary(title: string, curves: readonly Curve[]): string {
  const last = curves.map(
    ({ trialId, group, values }) => `${group} of trial ${trialId} ${formatMetric(values.at(-1) ?? undefined)}`,
  );
  return `${title} over batches; now: ${last.slice(0, 12).join(", ")}`;
}
