"use client";

import { Check, CircleAlert, LoaderCircle } from "lucide-react";
import { ClusterText } from "@/components/text/cluster-text";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { exactTime, timeOfDay } from "@/lib/browser/exact-time";
import { type Known, type UnknownWrite, useWriteState } from "@/lib/browser/sent-write";
import type { Rollout } from "@/lib/contract/rollout";
import { DismissButton, type StripLook, takeFocus } from "./strip";

const LOOKS: Record<Known["state"], StripLook> = {
  looking: { icon: LoaderCircle, tone: "text-warn animate-spin", wash: "bg-warn-wash" },
  "not-seen": { icon: CircleAlert, tone: "text-warn", wash: "bg-warn-wash" },
  forgotten: { icon: CircleAlert, tone: "text-warn", wash: "bg-warn-wash" },
  overtaken: { icon: CircleAlert, tone: "text-warn", wash: "bg-warn-wash" },
  "took-effect": { icon: Check, tone: "text-good", wash: "bg-good-wash" },
};

/** A change whose answer did not tell, until it is known whether it took effect. */
export function UnknownStrip({
  write,
  rollout,
  onTookEffect,
  onDismiss,
}: {
  write: UnknownWrite;
  rollout: Rollout;
  onTookEffect: (rollout: Rollout) => void;
  onDismiss: () => void;
}) {
  const { state, lookedAt } = useWriteState(rollout.ref, write, onTookEffect);
  const { icon: Icon, tone, wash } = LOOKS[state];

  return (
    <div
      ref={takeFocus}
      tabIndex={-1}
      className={`mt-4 flex animate-appear flex-wrap items-start gap-x-3 gap-y-2 rounded-lg px-3 py-2.5 ${wash}`}
    >
      <div className="flex min-w-0 flex-1 items-start gap-2">
        <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
        <div className="min-w-0 break-words">
          <output data-write={state}>
            <Sentence state={state} lookedAt={lookedAt} write={write} />
          </output>
          {state === "looking" && (
            <p className="text-sm text-ink-2">
              <ClusterText text={write.said} />
            </p>
          )}
        </div>
      </div>
      {state !== "looking" && <DismissButton onDismiss={onDismiss} />}
    </div>
  );
}

function Sentence({
  state,
  lookedAt,
  write: { verb, sentAt, toCalled },
}: {
  state: Known["state"];
  lookedAt: string | null;
  write: UnknownWrite;
}) {
  const { names, unknown: words } = useWords("dialogs").writes;
  const the = names[verb].the(toCalled);
  const by = lookedAt !== null && <Clock iso={lookedAt} />;
  switch (state) {
    case "looking":
      return <Said phrase={words.looking(strong, the, <Clock iso={sentAt} />)} />;
    case "took-effect":
      return <Said phrase={words.tookEffect(strong, the, by)} />;
    case "overtaken":
      return <Said phrase={words.overtaken(strong, the, by)} />;
    case "forgotten":
      return <Said phrase={words.forgotten(strong, the)} />;
    case "not-seen":
      return (
        <Said
          phrase={words.notSeen(
            (phrase) => (
              <b>
                <Said phrase={phrase} />
              </b>
            ),
            the,
            by,
          )}
        />
      );
  }
}

const strong = (text: string) => <b>{text}</b>;

function Clock({ iso }: { iso: string }) {
  return (
    <time dateTime={iso} title={exactTime(iso)} className="whitespace-nowrap">
      {timeOfDay(iso)}
    </time>
  );
}
