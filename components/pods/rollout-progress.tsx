"use client";

import { useState } from "react";
import { withWords } from "@/components/words/words";
import { groupOf } from "@/lib/rollout/state/lead";
import { LINE, type Progress } from "./progress";

const { Component: ProgressLine } = withWords(
  "details",
  async () => (await import("./progress-line")).ProgressLine,
  () => <div className={LINE} />,
);

/** The times of a rollout in progress, and its end once it has been seen rolling: for any other nothing is loaded. */
export function RolloutProgress(progress: Progress) {
  const rolling = groupOf(progress.rollout.state) === "rolling";
  const [seenRolling, setSeenRolling] = useState(rolling);
  if (rolling && !seenRolling) setSeenRolling(true);
  return seenRolling ? <ProgressLine {...progress} /> : null;
}
