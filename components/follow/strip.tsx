"use client";

import { type LucideIcon, X } from "lucide-react";
import { useWords } from "@/components/words/words";

/** How a strip about a change looks: with the sign and the colour of how the change stands. */
export type StripLook = { icon: LucideIcon; tone: string; wash: string };

/** Takes the focus when it appears: the dialog that was confirmed is gone, and perhaps the button that opened it too. */
export function takeFocus(strip: HTMLElement | null): void {
  strip?.focus({ preventScroll: true });
}

export function DismissButton({ onDismiss }: { onDismiss: () => void }) {
  const words = useWords("dialogs").writes;
  return (
    <button
      type="button"
      aria-label={words.dismiss}
      onClick={onDismiss}
      className="grid size-6 place-items-center rounded-md text-ink-2 hover:bg-surface pointer-coarse:size-11"
    >
      <X aria-hidden className="size-3.5" />
    </button>
  );
}
