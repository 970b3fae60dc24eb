"use client";

import { Keyboard } from "lucide-react";
import { useState } from "react";
import { useWords, withWords } from "@/components/words/words";
import { useShortcuts } from "@/lib/browser/shortcuts";

const HelpDialog = withWords("dialogs", async () => (await import("./help-dialog")).HelpDialog).Component;

/** Opens the list of keyboard shortcuts, as "?" does. */
export function HelpButton() {
  const words = useWords("app").shell;
  const [open, setOpen] = useState(false);
  useShortcuts({ "?": () => setOpen(true) });
  return (
    <>
      <button
        type="button"
        aria-label={words.shortcuts}
        title={words.shortcutsWithKey}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="touchable grid h-7 w-7 place-items-center rounded-md text-ink-2 hover:bg-sunken hover:text-ink pointer-coarse:w-11"
      >
        <Keyboard aria-hidden className="size-4" strokeWidth={1.75} />
      </button>
      {open && <HelpDialog onClose={() => setOpen(false)} />}
    </>
  );
}
