import type { Curve } from "./curves.js";

/** One row of batches, then a row of values for each curve; undefined where a curve has no value, so that it is drawn on. */
export type AlignedCurves = [number[], ...(number | null | undefined)[][]];

/** Puts curves over one row of batches, as uPlot wants them. */
export function alignCurves(curves: readonly Curve[]): AlignedCurves {
  const steps = [...new Set(curves.flatMap((curve) => curve.steps))].sort((one, other) => one - other);
  const places = new Map(steps.map((step, place) => [step, place]));
  const rows = curves.map((curve) => {
    const row = new Array<number | null | undefined>(steps.length).fill(undefined);
    curve.steps.forEach((step, index) => (row[places.get(step)!] = curve.values[index]));
    return row;
  });
  return [steps, ...rows];
}
