import type uPlot from "uplot";
import { formatCount, formatNumber } from "../../format/numbers.js";
import { COLOURS, isSecondRound, type ChartColours } from "./chart-colours.js";
import type { Curve } from "./curves.js";

interface Look {
  readonly curves: readonly Curve[];
  readonly colours: ChartColours;
  /** Which place a trial has among those that are drawn: its colour, and whether its lines are broken. */
  readonly placeOf: (trialId: number) => number;
  /** The trial that is drawn thicker. */
  readonly marked: number | undefined;
  /** Whether values are on a logarithmic scale. */
  readonly isLog: boolean;
  readonly width: number;
  readonly onFocus: (index: number | undefined, step: number | undefined) => void;
}

/**
 * How a chart is drawn: one colour for each trial, validation as a line, training as a thinner, broken one. When the colours begin
 * anew the lines have other breaks.
 */
export function chartOptions({ curves, colours, placeOf, marked, isLog, width, onFocus }: Look): uPlot.Options {
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
    scales: { x: { time: false }, y: isLog ? { distr: 3 } : {} },
    cursor: { y: false, drag: { x: true, y: false }, focus: { prox: 24 }, points: { size: 7 } },
    focus: { alpha: 0.25 },
    axes: [
      { ...axis, size: 28, space: 70, values: (_, ticks) => ticks.map((tick) => formatCount(tick)) },
      { ...axis, size: 52, space: 36, values: (_, ticks) => ticks.map(nameTick) },
    ],
    series: [
      {},
      ...curves.map(({ trialId, group }) => {
        const isValidation = group === "validation";
        const dash =
          dashes[isSecondRound(placeOf(trialId)) ? "second" : "first"][isValidation ? "validation" : "training"];
        return {
          stroke: colours.series[placeOf(trialId) % COLOURS]!,
          width: (isValidation ? 2 : 1.25) * (trialId === marked ? 1.6 : 1),
          spanGaps: true,
          points: { show: false },
          ...(dash && { dash }),
        };
      }),
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

/** Lengths of the strokes and of what is left between them. */
const dashes = {
  first: { validation: undefined, training: [4, 3] },
  second: { validation: [9, 4], training: [1.5, 3] },
};

// On a logarithmic scale uPlot leaves ticks without a label between those that have one.
const nameTick = (tick: number | null): string => (tick === null ? "" : formatNumber(tick));
