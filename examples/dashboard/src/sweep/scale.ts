/** Where values are on an axis: from 0 at its beginning to 1 at its end. */
export interface Scale {
  /** undefined for what is not on the axis. */
  readonly at: (value: unknown) => number | undefined;
  readonly ticks: readonly { readonly at: number; readonly value: unknown }[];
}

/** A scale that holds these values: of numbers linear or logarithmic, of anything else one place for each value. */
export function scaleOf(values: readonly unknown[], isLog: boolean): Scale {
  const present = values.filter((value) => value !== undefined);
  const numbers = present.filter((value): value is number => typeof value === "number" && Number.isFinite(value));
  if (numbers.length < present.length) return choices(present);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  return isLog && low > 0 ? logarithmic(low, high) : linear(low, high);
}

function linear(low: number, high: number): Scale {
  const step = roundStep((high - low) / 4);
  const [from, to] = [Math.floor(low / step) * step, Math.ceil(high / step) * step];
  const at = (value: unknown): number | undefined => (typeof value === "number" ? share(value, from, to) : undefined);
  const count = Math.round((to - from) / step);
  const ticks = Array.from({ length: count + 1 }, (_, index) => Number((from + index * step).toPrecision(12)));
  return { at, ticks: ticks.map((value) => ({ at: share(value, from, to), value })) };
}

function logarithmic(low: number, high: number): Scale {
  const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const at = (value: unknown): number | undefined =>
    typeof value === "number" && value > 0 ? share(Math.log10(value), from, to) : undefined;
  const ticks = Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index));
  return {
    at,
    ticks: ticks.map((value) => ({ at: share(Math.log10(value), from, to), value: Number(value.toPrecision(6)) })),
  };
}

function choices(values: readonly unknown[]): Scale {
  const known = new Map(values.map((value) => [JSON.stringify(value), value]));
  const keys = [...known.keys()].sort();
  const place = (index: number): number => (keys.length === 1 ? 0.5 : index / (keys.length - 1));
  return {
    at: (value) => (known.has(JSON.stringify(value)) ? place(keys.indexOf(JSON.stringify(value))) : undefined),
    ticks: keys.map((key, index) => ({ at: place(index), value: known.get(key) })),
  };
}

const share = (value: number, from: number, to: number): number => (to === from ? 0.5 : (value - from) / (to - from));

/** 1, 2 or 5 times a power of ten, at least as large. */
function roundStep(step: number): number {
  if (!(step > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(step));
  return [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= step * 0.999)!;
}
