import { useState } from "preact/hooks";

/** Puts a string into the clipboard and says so. */
export function CopyButton({ text, of }: { text: string; of: string }) {
  const [said, setSaid] = useState("Copy");
  const copy = (): void => {
    // Only pages of https or of this machine have a clipboard.
    void Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("There is no clipboard.")))
      .then(
        () => setSaid("Copied"),
        () => setSaid("Not allowed"),
      )
      .then(() => setTimeout(() => setSaid("Copy"), 2000));
  };
  return (
    <button type="button" class="link copy" onClick={copy}>
      <span aria-live="polite">{said}</span>
      <span class="for-readers"> {of}</span>
    </button>
  );
}
