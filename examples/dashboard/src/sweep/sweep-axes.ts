import type { Goal } from "../run/best-trial.js";
import type { Dimension, Point } from "./dimensions.js";
import { scaleOf, type Scale } from "./scale.js";
import { ranksOf, shade } from "./shade.js";

/** One axis of the charts. */
export interface Axis {
  readonly name: string;
  readonly scale: Scale;
  readonly valueOf: (point: Point) => unknown;
}

/** A point with its colour. */
export interface ShownPoint {
  readonly id: number;
  readonly point: Point;
  /** 1 the best, 0 the worst; undefined without a value. */
  readonly rank: number | undefined;
  readonly colour: string;
}

/** An axis for each hyperparameter. */
export function axesOf(dimensions: readonly Dimension[], points: readonly Point[]): Axis[] {
  return dimensions.map(({ name, isLog }) => {
    const valueOf = ({ values }: Point): unknown => values.get(name);
    return { name, scale: scaleOf(points.map(valueOf), isLog), valueOf };
  });
}

/** The axis of what the trials led to. */
export function scoreAxis({ metric }: Goal, points: readonly Point[]): Axis {
  const valueOf = ({ score }: Point): unknown => score;
  return { name: metric ?? "metric", scale: scaleOf(points.map(valueOf), false), valueOf };
}

/** The points in their colours. */
export function showPoints(points: readonly Point[], { smallerIsBetter }: Goal): ShownPoint[] {
  const ranks = ranksOf(
    points.map(({ score }) => score),
    smallerIsBetter,
  );
  return points.map((point, index) => {
    const rank = ranks[index];
    return { id: point.trial.id, point, rank, colour: shade(rank) };
  });
}
