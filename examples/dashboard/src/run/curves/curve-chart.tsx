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
  readonly placeOf: (trialId: number) => number;
  readonly marked: number | undefined;
  /** Whether a logarithmic scale is wanted; a chart with values of 0 or less has none. */
  readonly wantsLog: boolean;
}

/** A chart that grows with its curves. */
export function CurveChart({ chart: { title, curves }, placeOf, marked, wantsLog }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const width = useWidth(place);
  const [scheme, setScheme] = useState(0);
  const [pointed, setPointed] = useState("");
  const newest = useRef(curves);
  newest.current = curves;
  const data = useMemo(() => alignCurves(curves), [curves]);
  const canLog = useMemo(() => !wantsLog || isPositive(curves), [wantsLog, curves]);
  const isLog = wantsLog && canLog;
  useEffect(() => onSchemeChange(() => setScheme((times) => times + 1)), []);

  // Built anew when other curves are drawn; more points of the same ones need no new chart.
  const names = curves.map(({ trialId, group, metric }) => `${trialId} ${group} ${metric}`).join();
  useEffect(() => {
    const element = place.current;
    if (element === null || width === 0) return;
    const onFocus = (index: number | undefined, step: number | undefined): void =>
      setPointed(describe(index === undefined ? undefined : newest.current[index], step));
    const colours = readColours(element);
    const options = chartOptions({ curves: newest.current, colours, placeOf, marked, isLog, width, onFocus });
    plot.current = new uPlot(options, alignCurves(newest.current), element);
    return () => plot.current?.destroy();
  }, [names, width, scheme, marked, isLog]);
  useEffect(() => plot.current?.setData(data), [data]);

  const points = curves.reduce((sum, { steps }) => sum + steps.length, 0);
  return (
    <figure class="chart" data-metric={title} data-points={points} data-scale={isLog ? "log" : "linear"}>
      <figcaption>
        <h3>{title}</h3>
        <span class="muted chart-pointed">
          {pointed || (canLog ? "over batches" : "linear, since values are 0 or less")}
        </span>
      </figcaption>
      <div ref={place} role="img" aria-label={summary(title, curves)} />
    </figure>
  );
}

const isPositive = (curves: readonly Curve[]): boolean =>
  curves.every(({ values }) => values.every((value) => value === null || value > 0));

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
