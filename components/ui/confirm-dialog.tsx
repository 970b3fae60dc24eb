"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { type ReactNode, type RefObject, useRef } from "react";
import { useWords } from "@/components/words/words";
import { buttonClass } from "./button";
import { DIALOG_BACKDROP, DIALOG_POPUP, DIALOG_SHEET } from "./dialog-classes";

/** A question that waits for an answer. Cancel has the focus first; while `locked` nothing closes it. */
export function ConfirmDialog({
  title,
  aside,
  sheet = false,
  locked = false,
  onClose,
  cancel,
  cancelButton,
  confirm,
  above,
  children,
}: {
  title: ReactNode;
  /** Stands beside the title, or below it where there is no room. */
  aside?: ReactNode;
  /** Keeps its size whatever is in it: only the middle scrolls, and a narrow screen is filled. */
  sheet?: boolean;
  locked?: boolean;
  onClose: () => void;
  cancel?: string | undefined;
  cancelButton?: RefObject<HTMLButtonElement | null>;
  /** The buttons that say yes, in their order. */
  confirm: ReactNode;
  /** Stands above the buttons and does not scroll with the rest of a sheet. */
  above?: ReactNode;
  children: ReactNode;
}) {
  const words = useWords("app").ui;
  const own = useRef<HTMLButtonElement>(null);
  const button = cancelButton ?? own;
  return (
    <AlertDialog.Root open onOpenChange={(open) => open || locked || onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={DIALOG_BACKDROP} />
        <AlertDialog.Popup initialFocus={button} className={sheet ? DIALOG_SHEET : `${DIALOG_POPUP} max-w-2xl`}>
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
            <AlertDialog.Title className="min-w-0 text-lg break-words">{title}</AlertDialog.Title>
            {aside}
          </div>
          <div className={sheet ? "sheet-middle" : undefined}>{children}</div>
          <div className={sheet ? "sheet-end" : undefined}>
            {above}
            <div className={sheet ? "mt-3 flex justify-end gap-2 max-sm:[&>*:last-child]:grow" : PLAIN_FOOT}>
              <AlertDialog.Close ref={button} aria-disabled={locked || undefined} className={buttonClass()}>
                {cancel ?? words.cancel}
              </AlertDialog.Close>
              {confirm}
            </div>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

const PLAIN_FOOT = "mt-5 flex flex-wrap justify-end gap-2 max-sm:flex-col-reverse";
