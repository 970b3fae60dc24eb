import { clsx } from "clsx";
import { useWords } from "@/components/words/words";
import type { PodSign } from "@/lib/browser/pod-row";
import { asPlainText } from "@/lib/browser/visible-text";

const SIGNS: Record<PodSign["state"], { sign: string; look: string }> = {
  available: { sign: "", look: "bg-good" },
  ready: { sign: "·", look: "border-[1.5px] border-good text-good" },
  starting: { sign: "…", look: "border-[1.5px] border-warn text-warn" },
  pending: { sign: "?", look: "border-[1.5px] border-dashed border-warn text-warn" },
  "not-ready": { sign: "!", look: "border-[1.5px] border-bad text-bad" },
  failing: { sign: "×", look: "bg-bad text-surface" },
  missing: { sign: "", look: "border-[1.5px] border-dotted border-field" },
  terminating: { sign: "−", look: "border-[1.5px] border-line-strong text-ink-2" },
  gone: { sign: "×", look: "border-[1.5px] border-line-strong text-ink-3" },
};

/** One pod: its state by shape and sign, the rest in its title. */
export function PodSignMark({ sign: { state, pod } }: { sign: PodSign }) {
  const words = useWords("rollout").pods;
  const { sign, look } = SIGNS[state];
  return (
    <i
      data-pod={state}
      title={pod ? asPlainText(words.pod(pod.name, pod.state, pod.why?.text ?? null, pod.restarts)) : undefined}
      className={clsx(
        "grid h-[18px] w-[13px] place-items-center rounded-[3px] text-xs leading-none font-bold not-italic transition-colors duration-150",
        look,
      )}
    >
      {sign}
    </i>
  );
}
