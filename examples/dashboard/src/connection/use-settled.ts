import { useEffect, useState } from "preact/hooks";

/** A value once it has not changed for some milliseconds: what somebody types is not asked for letter by letter. */
export function useSettled<T>(value: T, after = 200): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), after);
    return () => clearTimeout(timer);
  }, [value, after]);
  return settled;
}
