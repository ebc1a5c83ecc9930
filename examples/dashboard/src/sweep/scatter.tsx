import { useRef } from "preact/hooks";
import { formatValue } from "../format/numbers.js";
import { useWidth } from "../use-width.js";
import type { Axis, ShownPoint } from "./sweep-axes.js";

interface Props {
  readonly x: Axis;
  readonly y: Axis;
  readonly points: readonly ShownPoint[];
  readonly chosen: number | undefined;
  readonly onChoose: (trialId: number | undefined) => void;
}

const HEIGHT = 190;
const LEFT = 48;
const RIGHT = 24;
const TOP = 10;
const BOTTOM = 26;

/** One hyperparameter against the metric. */
export function Scatter({ x, y, points, chosen, onChoose }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const left = (at: number): number => LEFT + at * Math.max(0, width - LEFT - RIGHT);
  const top = (at: number): number => HEIGHT - BOTTOM - at * (HEIGHT - TOP - BOTTOM);
  return (
    <figure class="scatter">
      <figcaption>
        <h3>{x.name}</h3>
      </figcaption>
      <div ref={place}>
        <svg width={width} height={HEIGHT} role="img" aria-label={`${y.name} against ${x.name}`}>
          {y.scale.ticks.map(({ at, value }) => (
            <g key={at} class="scatter-tick">
              <line x1={LEFT} x2={width - RIGHT} y1={top(at)} y2={top(at)} />
              <text x={LEFT - 7} y={top(at) + 4} text-anchor="end">
                {formatValue(value)}
              </text>
            </g>
          ))}
          {x.scale.ticks.map(({ at, value }) => (
            <text key={at} class="scatter-tick" x={left(at)} y={HEIGHT - 8} text-anchor="middle">
              {formatValue(value)}
            </text>
          ))}
          {points.map(({ id, point, colour }) => {
            const [a, b] = [x.scale.at(x.valueOf(point)), y.scale.at(y.valueOf(point))];
            if (a === undefined || b === undefined) return null;
            return (
              <circle
                key={id}
                class="scatter-point"
                cx={left(a)}
                cy={top(b)}
                r={id === chosen ? 7 : 4.5}
                style={{ fill: colour }}
                data-chosen={id === chosen}
                onMouseEnter={() => onChoose(id)}
                onMouseLeave={() => onChoose(undefined)}
              />
            );
          })}
        </svg>
      </div>
    </figure>
  );
}
