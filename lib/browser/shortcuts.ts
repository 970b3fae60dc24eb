import { useEffect } from "react";

/** Keys without modifiers and what they do; the help dialog lists them. */
export type Shortcuts = Record<string, () => void>;

const SWITCH = "rewind.single-key-shortcuts";

/** Whether keys without modifiers do anything; people who speak to their computer switch them off (WCAG 2.1.4). */
export function shortcutsEnabled(): boolean {
  return localStorage.getItem(SWITCH) !== "off";
}

export function enableShortcuts(enabled: boolean): void {
  localStorage.setItem(SWITCH, enabled ? "on" : "off");
}

/** Runs an action when its key is pressed anywhere but in a field, a list of choices or an open dialog. */
export function useShortcuts(shortcuts: Shortcuts): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = shortcuts[event.key];
      if (!action || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTakenElsewhere(event.target) || !shortcutsEnabled()) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}

function isTakenElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog]") !== null
  );
}
