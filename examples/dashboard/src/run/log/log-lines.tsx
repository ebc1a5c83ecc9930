import type { LogEntry } from "determined-client";
import { useEffect, useRef } from "preact/hooks";
import { formatMoment } from "../../format/times.js";

/** The lines; the newest stays in sight as long as nobody scrolls up. */
export function LogLines({ lines, of, now }: { lines: readonly LogEntry[]; of: string; now: number }) {
  const place = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    const element = place.current;
    if (element !== null && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, [lines]);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    // Other cards come in and change its height, which moves the end out of sight.
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const scroll = (): void => {
    const element = place.current;
    if (element === null) return;
    isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 24;
  };
  return (
    // Not a live region: a log would be read out without end.
    <div ref={place} class="log" tabIndex={0} role="log" aria-live="off" aria-label={of} onScroll={scroll}>
      {lines.length > 0 ? null : <p class="empty">No lines yet.</p>}
      {lines.map(({ id, timestamp, level, log }) => (
        <div key={id} class="log-line" data-level={level.replace("LOG_LEVEL_", "")}>
          <time title={timestamp?.toLocaleString()}>{timestamp === undefined ? "" : formatMoment(timestamp, now)}</time>
          <span>{log.trimEnd()}</span>
        </div>
      ))}
    </div>
  );
}
