import { useRef } from "preact/hooks";
import { formatValue } from "../format/numbers.js";
import { useWidth } from "../use-width.js";
import type { Axis, ShownPoint } from "./sweep-axes.js";

interface Props {
  readonly axes: readonly Axis[];
  readonly points: readonly ShownPoint[];
  readonly chosen: number | undefined;
  readonly onChoose: (trialId: number | undefined) => void;
}

const HEIGHT = 300;
const TOP = 34;
const BOTTOM = 12;
const SIDE = 44;
/** The least room for an axis. */
const NARROWEST = 88;

/** Each trial as a line over the axes of its hyperparameters, the last axis is the metric. */
export function ParallelCoordinates({ axes, points, chosen, onChoose }: Props) {
  const place = useRef<HTMLDivElement>(null);
  // Narrower axes would have their ticks upon each other; it scrolls then.
  const width = Math.max(useWidth(place), axes.length * NARROWEST);
  const x = (index: number): number => SIDE + (index * (width - 2 * SIDE)) / Math.max(1, axes.length - 1);
  const y = (at: number): number => HEIGHT - BOTTOM - at * (HEIGHT - TOP - BOTTOM);
  // The best and the chosen one are drawn last, over the others.
  const order = [...points].sort(
    (one, other) => Number(one.id === chosen) - Number(other.id === chosen) || (one.rank ?? -1) - (other.rank ?? -1),
  );
  const pathOf = (point: ShownPoint): string => {
    const places = axes.map(({ scale, valueOf }, index) => ({ at: scale.at(valueOf(point.point)), index }));
    return places.flatMap(({ at, index }) => (at === undefined ? [] : [`${x(index)} ${y(at)}`])).join(" L");
  };
  return (
    <div ref={place} class="parallel" tabIndex={0} role="region" aria-label="Parallel coordinates">
      <svg
        width={width}
        height={HEIGHT}
        role="img"
        aria-label="Hyperparameters of the trials and what they led to; the table below has the values"
      >
        {order.map((point) => (
          <path
            key={point.id}
            class="parallel-line"
            d={`M${pathOf(point)}`}
            style={{ stroke: point.colour }}
            data-chosen={point.id === chosen}
            data-faded={chosen !== undefined && point.id !== chosen}
            onMouseEnter={() => onChoose(point.id)}
            onMouseLeave={() => onChoose(undefined)}
          />
        ))}
        {axes.map(({ name, scale }, index) => (
          <g key={name} class="parallel-axis" transform={`translate(${x(index)} 0)`}>
            <line y1={y(1)} y2={y(0)} />
            <text class="axis-name" y={16} text-anchor={anchor(index, axes.length)} dx={shift(index, axes.length)}>
              {name}
            </text>
            {scale.ticks.map(({ at, value }) => (
              <text
                key={at}
                x={index === axes.length - 1 ? -7 : 7}
                y={y(at) + 4}
                text-anchor={index === axes.length - 1 ? "end" : "start"}
              >
                {formatValue(value)}
              </text>
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}

const anchor = (index: number, count: number): "start" | "middle" | "end" =>
  index === 0 ? "start" : index === count - 1 ? "end" : "middle";

const shift = (index: number, count: number): number =>
  index === 0 ? -SIDE + 16 : index === count - 1 ? SIDE - 16 : 0;
