import { useEffect, useState } from 'preact/hooks';

const STEP_MS = 30_000;

/** The time, as the server told it until the page lives, and then by the clock, every half minute anew. */
export function useNow(told: string): Date {
  const [now, setNow] = useState(() => new Date(told));
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), STEP_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
