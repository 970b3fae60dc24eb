"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { DIALOG_BACKDROP, DIALOG_POPUP } from "@/components/ui/dialog-classes";
import { KeyCap } from "@/components/ui/key-cap";
import { useWords } from "@/components/words/words";
import { enableShortcuts, shortcutsEnabled } from "@/lib/browser/shortcuts";

const SHORTCUTS = [
  { keys: ["/"], does: "filter" },
  { keys: ["j", "k"], does: "nextAndPrevious" },
  { keys: ["↑", "↓"], does: "previousAndNext" },
  { keys: ["Enter"], does: "open" },
  { keys: ["Space"], does: "left" },
  { keys: ["Shift", "Space"], does: "right" },
  { keys: ["x"], does: "swap" },
  { keys: ["1", "2", "3"], does: "views" },
  { keys: ["r"], does: "rollBack" },
  { keys: ["Esc"], does: "close" },
  { keys: ["?"], does: "help" },
] as const;

/** The keyboard shortcuts, and the switch for those without a modifier. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const words = useWords("dialogs").shortcuts;
  const [enabled, setEnabled] = useState(shortcutsEnabled);
  const toggle = () => {
    enableShortcuts(!enabled);
    setEnabled(!enabled);
  };

  return (
    <Dialog.Root open onOpenChange={(open) => open || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={DIALOG_BACKDROP} />
        <Dialog.Popup className={`${DIALOG_POPUP} max-w-md`}>
          <Dialog.Title className="text-lg">{words.title}</Dialog.Title>
          <dl className="mt-3 grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
            {SHORTCUTS.map(({ keys, does }) => (
              <div key={does} className="contents">
                <dt className="flex gap-1">
                  {keys.map((key) => (
                    <KeyCap key={key}>{key}</KeyCap>
                  ))}
                </dt>
                <dd className="text-ink-2">{words.does[does]}</dd>
              </div>
            ))}
          </dl>
          <label className="mt-4 flex items-center gap-2 border-t border-line pt-3">
            <input type="checkbox" checked={enabled} onChange={toggle} className="size-4 accent-accent" />
            {words.singleLetters}
          </label>
          <div className="mt-4 flex justify-end">
            <Dialog.Close className={buttonClass()}>{words.close}</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
