import { useRef, useState } from "react";

const SETTLES_AFTER_MS = 400;

/** A text that is being typed, and what it was when the typing last rested. */
export function useSettledText(text: string, onText: (text: string) => void) {
  const [settled, setSettled] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const settle = (last: string) => {
    clearTimeout(timer.current);
    setSettled(last);
  };
  return {
    settled,
    type: (next: string) => {
      onText(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setSettled(next), SETTLES_AFTER_MS);
    },
    /** Waits no longer. */
    settle: () => settle(text),
  };
}
