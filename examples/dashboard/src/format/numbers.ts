const scientific = new Intl.NumberFormat("en", { notation: "scientific", maximumSignificantDigits: 3 });
const grouped = new Intl.NumberFormat("en");

/** A metric in at most five digits: 0.3781, 12.35, 1.23e-5. */
export function formatMetric(value: number | undefined): string {
  if (value === undefined) return "–";
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  if (size !== 0 && (size < 0.001 || size >= 1e6)) return scientific.format(value).toLowerCase();
  return Number.isInteger(value)
    ? grouped.format(value)
    : value.toPrecision(size < 1 ? 4 : Math.max(4, digitsOf(size)));
}

const digitsOf = (size: number): number => Math.floor(Math.log10(size)) + 1;

/** A count with separators: 12,400. */
export const formatCount = (count: number): string => grouped.format(count);

/** 0.145 as "14 %": never 100 % before the end. */
export const formatPercent = (share: number): string => `${Math.floor(share * 100)} %`;

/** 6144 as "6.1 kB". */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB", "PB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** A number somebody chose, or of an axis, without zeros at its end: 0.1, 512, 0.01187. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 0.001 || size >= 1e6)) return formatMetric(value);
  return Number.isInteger(value) ? grouped.format(value) : String(Number(value.toPrecision(4)));
}

/** A value of any kind: of a hyperparameter, for example. */
export function formatValue(value: unknown): string {
  if (typeof value === "number") return formatNumber(value);
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

/** "1 trial", "8 trials". */
export const plural = (count: number, thing: string): string =>
  `${formatCount(count)} ${thing}${count === 1 ? "" : "s"}`;
