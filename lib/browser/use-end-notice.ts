import { useEffect, useState, useSyncExternalStore } from "react";
import type { Rollout } from "@/lib/contract/rollout";
import type { ScreenWords } from "@/lib/words/screen-words";
import { rolloutEndOf } from "./rollout-end";

/** Whether the browser lets us notify, whether somebody waits for the end of this rollout, and how to change that. */
export type EndNotice = {
  right: NotificationPermission | "unsupported";
  armed: boolean;
  toggle: () => Promise<void>;
  disarm: () => void;
};

/** The wish to be notified of one end. The browser is asked for leave only when somebody wishes it. */
export function useEndNotice(): EndNotice {
  const first = useSyncExternalStore(neverChanges, rightNow, unknownOnTheServer);
  const [asked, setAsked] = useState<NotificationPermission | null>(null);
  const [armed, setArmed] = useState(false);
  const arm = async () => {
    const right = await Notification.requestPermission();
    setAsked(right);
    setArmed(right === "granted");
  };
  return {
    right: asked ?? first,
    armed,
    toggle: () => (armed ? Promise.resolve(setArmed(false)) : arm()),
    disarm: () => setArmed(false),
  };
}

/** Notifies once, when the rollout that was waited for has ended. */
export function useNotification(
  rollout: Rollout | undefined,
  { armed, disarm }: EndNotice,
  words: ScreenWords["rollout"]["ends"],
): void {
  const end = armed && rollout ? rolloutEndOf(rollout, words) : null;
  const [title, body] = [end?.title, end?.body];
  useEffect(() => {
    if (title === undefined || body === undefined) return;
    const notification = new Notification(title, { body, icon: "/icon.svg", tag: location.pathname });
    notification.addEventListener("click", () => window.focus());
    disarm();
    // It changes with each drawing, but what it does never.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [title, body]);
}

const neverChanges = () => () => {};
const rightNow = () => ("Notification" in window && isSecureContext ? Notification.permission : "unsupported");
const unknownOnTheServer = () => "unsupported" as const;
