"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";

const TICK_MS = 200;

/**
 * The time in which a confirmed rollback can still be called off. It ends with what draws it: whatever takes this from
 * the screen, a closed page too, sends nothing.
 */
export function UndoCountdown({
  name,
  revision,
  seconds,
  onOver,
}: {
  name: string;
  /** How the revision is called that it returns to, in a sentence. */
  revision: string;
  seconds: number;
  onOver: () => void;
}) {
  const words = useWords("dialogs").undo;
  const over = useEffectEvent(onOver);
  const [left, setLeft] = useState(seconds * 1000);

  useEffect(() => {
    const end = performance.now() + seconds * 1000;
    const wait = setTimeout(() => over(), seconds * 1000);
    const tick = setInterval(() => setLeft(Math.max(0, end - performance.now())), TICK_MS);
    return () => {
      clearTimeout(wait);
      clearInterval(tick);
    };
  }, [seconds]);

  if (seconds === 0) return null;
  return (
    <div className="rounded-lg bg-accent-wash px-3 py-2">
      <p className="font-medium break-words">
        <Said
          phrase={words.countdown(
            name,
            revision,
            (text) => (
              <span role="timer">{text}</span>
            ),
            Math.ceil(left / 1000),
          )}
        />
      </p>
      <div aria-hidden className="mt-1.5 h-1 overflow-hidden rounded-full bg-line">
        <div
          className="h-full origin-left rounded-full bg-accent transition-transform duration-200 ease-linear"
          style={{ transform: `scaleX(${left / (seconds * 1000)})` }}
        />
      </div>
    </div>
  );
}
