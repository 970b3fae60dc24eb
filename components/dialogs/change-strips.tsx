"use client";

import dynamic from "next/dynamic";
import { loadFollowStrip } from "./action-dialogs";

/** A change that was accepted, followed to its end. */
export const FollowStrip = dynamic(() => loadFollowStrip().then((module) => module.FollowStrip), { ssr: false });

/** A change of which nobody knows yet whether it took effect: rare, so loaded once there is one. */
export const UnknownStrip = dynamic(
  () => import("@/components/follow/unknown-strip").then((module) => module.UnknownStrip),
  { ssr: false },
);
