"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { type ReactNode, useRef } from "react";
import { buttonClass } from "./button";
import { DIALOG_BACKDROP, DIALOG_POPUP } from "./dialog-classes";

/** A question that waits for an answer. Cancel has the focus first; while `locked` nothing closes it. */
export function ConfirmDialog({
  title,
  locked = false,
  onClose,
  cancel = "Cancel",
  confirm,
  children,
}: {
  title: ReactNode;
  locked?: boolean;
  onClose: () => void;
  cancel?: string;
  /** The buttons that say yes, in their order. */
  confirm: ReactNode;
  children: ReactNode;
}) {
  const cancelButton = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog.Root open onOpenChange={(open) => open || locked || onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={DIALOG_BACKDROP} />
        <AlertDialog.Popup initialFocus={cancelButton} className={`${DIALOG_POPUP} max-w-2xl`}>
          <AlertDialog.Title className="text-lg break-words">{title}</AlertDialog.Title>
          {children}
          <div className="mt-5 flex flex-wrap justify-end gap-2 max-sm:flex-col-reverse">
            <AlertDialog.Close ref={cancelButton} aria-disabled={locked || undefined} className={buttonClass()}>
              {cancel}
            </AlertDialog.Close>
            {confirm}
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
