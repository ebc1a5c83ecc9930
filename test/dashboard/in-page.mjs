// These run in the page, so each is one function without anything around it.

/** Strings whose contrast with what is behind them is below 4.5, as WCAG 2 counts it. */
export function findFaintText() {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgb = (colour) => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(colour);
  };
  const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const behind = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255];
  };
  const faint = new Set();
  const texts = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const element = text.parentElement;
    if (
      text.data.trim() === "" ||
      element.closest(".for-readers, [aria-hidden=true], :disabled, canvas") ||
      !element.checkVisibility()
    )
      continue;
    const { color, fill } = getComputedStyle(element);
    const [a, b] = [light(rgb(element instanceof SVGElement ? fill : color)), light(behind(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5)
      faint.add(`${text.data.trim().slice(0, 40)} (${element.className || element.tagName}): ${contrast.toFixed(2)}`);
  }
  return [...faint];
}

/** Controls without a name, and cells of a table's head without text. */
export function findNameless() {
  const nameOf = (element) => element.getAttribute("aria-label") ?? (element.labels?.[0] ?? element).textContent ?? "";
  const controls = document.querySelectorAll(
    "a, button, input, select, summary, [role=progressbar], [role=log], [role=img], thead th",
  );
  return [...controls]
    .filter((element) => nameOf(element).trim() === "")
    .map(({ outerHTML }) => outerHTML.slice(0, 120));
}
