"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { DIALOG_BACKDROP, DIALOG_POPUP } from "@/components/ui/dialog-classes";
import { KeyCap } from "@/components/ui/key-cap";
import { enableShortcuts, shortcutsEnabled } from "@/lib/browser/shortcuts";

const SHORTCUTS: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ["/"], does: "Filter the list or the history" },
  { keys: ["j", "k"], does: "Next and previous row" },
  { keys: ["↑", "↓"], does: "The same" },
  { keys: ["Enter"], does: "Open the row; in the history, roll back to the revision" },
  { keys: ["Space"], does: "In the history, put the revision on the left side of the comparison" },
  { keys: ["Shift", "Space"], does: "In the history, put it on the right side" },
  { keys: ["x"], does: "Swap the sides of the comparison" },
  { keys: ["1", "2", "3"], does: "What changed, YAML, whole template" },
  { keys: ["r"], does: "Roll back to the revision at hand, or to the suggested one" },
  { keys: ["Esc"], does: "Close, or clear the filter" },
  { keys: ["?"], does: "This list" },
];

/** The keyboard shortcuts, and the switch for those without a modifier. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
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
          <Dialog.Title className="text-lg">Keyboard shortcuts</Dialog.Title>
          <dl className="mt-3 grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
            {SHORTCUTS.map(({ keys, does }) => (
              <div key={does + keys.join()} className="contents">
                <dt className="flex gap-1">
                  {keys.map((key) => (
                    <KeyCap key={key}>{key}</KeyCap>
                  ))}
                </dt>
                <dd className="text-ink-2">{does}</dd>
              </div>
            ))}
          </dl>
          <label className="mt-4 flex items-center gap-2 border-t border-line pt-3">
            <input type="checkbox" checked={enabled} onChange={toggle} className="size-4 accent-accent" />
            Single-letter shortcuts
          </label>
          <div className="mt-4 flex justify-end">
            <Dialog.Close className={buttonClass()}>Close</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
