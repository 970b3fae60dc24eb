"use client";

import dynamic from "next/dynamic";

const loadFollowStrip = () => import("@/components/follow/follow-strip");

/** Dialogs and the library beneath them load when a button that opens them comes near the pointer or the focus. */
export const loadUndoDialog = () => {
  void loadFollowStrip();
  return import("@/components/undo/undo-dialog");
};

export const UndoDialog = dynamic(() => loadUndoDialog().then((module) => module.UndoDialog), { ssr: false });

export const ResumeDialog = dynamic(
  () => import("@/components/actions/resume-dialog").then((module) => module.ResumeDialog),
  { ssr: false },
);

export const RestartDialog = dynamic(
  () => import("@/components/actions/restart-dialog").then((module) => module.RestartDialog),
  { ssr: false },
);

/** Not a dialog, but what comes after one, and loaded with it. */
export const FollowStrip = dynamic(() => loadFollowStrip().then((module) => module.FollowStrip), { ssr: false });

/** Not a dialog, but as rare: for a write of which nobody knows yet whether it took effect. */
export const UnknownStrip = dynamic(
  () => import("@/components/follow/unknown-strip").then((module) => module.UnknownStrip),
  { ssr: false },
);
