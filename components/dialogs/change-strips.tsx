"use client";

import { withWords } from "@/components/words/words";
import { loadFollowStrip } from "./action-dialogs";

/** A change that was accepted, followed to its end. */
export const FollowStrip = withWords("dialogs", async () => (await loadFollowStrip()).FollowStrip).Component;

/** A change of which nobody knows yet whether it took effect: rare, so loaded once there is one. */
export const UnknownStrip = withWords(
  "dialogs",
  async () => (await import("@/components/follow/unknown-strip")).UnknownStrip,
).Component;
