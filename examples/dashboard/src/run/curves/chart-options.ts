import type uPlot from "uplot";
import { formatCount, formatNumber } from "../../format/numbers.js";
import type { ChartColours } from "./chart-colours.js";
import type { Curve } from "./curves.js";

interface Look {
  readonly curves: readonly Curve[];
  readonly colours: ChartColours;
  /** Which of the colours a trial has. */
  readonly colourOf: (trialId: number) => number;
  readonly width: number;
  readonly onFocus: (index: number | undefined, step: number | undefined) => void;
}

/** How a chart is drawn: one colour for each trial, validation as a line, training as a thinner, broken one. */
export function chartOptions({ curves, colours, colourOf, width, onFocus }: Look): uPlot.Options {
  const axis = {
    stroke: colours.ink,
    font: "12px 'Liberation Sans', system-ui, sans-serif",
    grid: { stroke: colours.line, width: 1 },
    ticks: { show: false },
  };
  let focused: number | undefined;
  return {
    width,
    height: 220,
    legend: { show: false },
    scales: { x: { time: false } },
    cursor: { y: false, drag: { x: true, y: false }, focus: { prox: 24 }, points: { size: 7 } },
    focus: { alpha: 0.25 },
    axes: [
      { ...axis, size: 28, space: 70, values: (_, ticks) => ticks.map((tick) => formatCount(tick)) },
      { ...axis, size: 52, space: 36, values: (_, ticks) => ticks.map((tick) => formatNumber(tick)) },
    ],
    series: [
      {},
      ...curves.map(({ trialId, group }) => ({
        stroke: colours.series[colourOf(trialId) % colours.series.length]!,
        width: group === "validation" ? 2 : 1.25,
        spanGaps: true,
        points: { show: false },
        ...(group === "validation" ? {} : { dash: [4, 3] }),
      })),
    ],
    hooks: {
      setSeries: [
        (_, index) => {
          focused = index === null ? undefined : index - 1;
        },
      ],
      setCursor: [({ cursor, data }) => onFocus(focused, data[0][cursor.idx ?? -1])],
    },
  };
}
