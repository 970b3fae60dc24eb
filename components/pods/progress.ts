import type { DiagnosisReading } from "@/lib/browser/diagnosis";
import type { EndNotice } from "@/lib/browser/use-end-notice";
import type { Rollout } from "@/lib/contract/rollout";

/** The line of a rollout's times, as high whether there is something in it or not. */
export const LINE = "mt-1.5 min-h-7 text-ink-2";

export type Progress = {
  rollout: Rollout;
  reading: DiagnosisReading;
  notice: EndNotice;
  /** Nothing else on the screen tells how it ended. */
  tellEnd: boolean;
};
