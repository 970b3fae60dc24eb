"use client";

import { Bell, BellOff, BellRing } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import { useWords } from "@/components/words/words";
import type { EndNotice } from "@/lib/browser/use-end-notice";

/** Asks for a notification when the rollout ends; the browser is asked for leave only when this is pressed. */
export function NoticeButton({ notice: { right, armed, toggle } }: { notice: EndNotice }) {
  const words = useWords("details").progress;
  if (right === "unsupported") return null;
  const Icon = right === "denied" ? BellOff : armed ? BellRing : Bell;
  return (
    <>
      <button
        type="button"
        aria-pressed={armed}
        onClick={() => void toggle()}
        className={`${buttonClass("quiet", true)} -ml-2 aria-pressed:text-accent`}
      >
        <Icon aria-hidden className="size-3.5" />
        {words.notify}
      </button>
      <output className="text-sm">{right === "denied" && words.notifyRefused}</output>
    </>
  );
}
