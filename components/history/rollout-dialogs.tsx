"use client";

import dynamic from "next/dynamic";

/** Dialogs and the library beneath them load when a button that opens them comes near the pointer or the focus. */
export const loadUndoDialog = () => import("@/components/undo/undo-dialog");

export const UndoDialog = dynamic(() => loadUndoDialog().then((module) => module.UndoDialog), { ssr: false });

export const ResumeDialog = dynamic(
  () => import("@/components/actions/resume-dialog").then((module) => module.ResumeDialog),
  { ssr: false },
);

export const RestartDialog = dynamic(
  () => import("@/components/actions/restart-dialog").then((module) => module.RestartDialog),
  { ssr: false },
);
