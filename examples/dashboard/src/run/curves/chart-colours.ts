/** Colours of the page for what is drawn on a canvas, which does not read style sheets. */
export interface ChartColours {
  readonly ink: string;
  readonly line: string;
  readonly surface: string;
  readonly series: readonly string[];
}

/** How many colours there are for trials. */
export const COLOURS = 8;

/** Whether a trial at a place has a colour that another one has already. */
export const isSecondRound = (place: number): boolean => place >= COLOURS;

/** Reads the colours as they are now, light or dark. */
export function readColours(within: Element): ChartColours {
  const probe = within.appendChild(document.createElement("i"));
  const read = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const series = Array.from({ length: COLOURS }, (_, index) => read(`series-${index + 1}`));
  const colours = { ink: read("ink-soft"), line: read("line"), surface: read("surface"), series };
  probe.remove();
  return colours;
}

/** Calls back when the page turns light or dark; the function that is returned ends that. */
export function onSchemeChange(listener: () => void): () => void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", listener);
  return () => dark.removeEventListener("change", listener);
}
