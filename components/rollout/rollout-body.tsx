"use client";

import { useRef, useState } from "react";
import { whyNoWrites } from "@/components/actions/why-no-writes";
import { RolloutActions } from "@/components/actions/rollout-actions";
import { type MarkedChange, MarkedChangeContext } from "@/components/compare/marked-change";
import { PodsNow } from "@/components/pods/pods-now";
import { RolloutProgress } from "@/components/pods/rollout-progress";
import { ProblemNote } from "@/components/problem/problem-note";
import { Findings } from "@/components/findings/findings";
import { useLanguage, useWords } from "@/components/words/words";
import { useDiagnosis } from "@/lib/browser/diagnosis";
import { isBroughtIn } from "@/lib/browser/telling-findings";
import { followOfUnknown, type UnknownWrite, unknownWriteOf } from "@/lib/browser/sent-write";
import { despite, useAction } from "@/lib/browser/rollout-actions";
import { usePermissions } from "@/lib/browser/rollouts";
import { useShortcuts } from "@/lib/browser/shortcuts";
import type { Followed } from "@/lib/browser/follow";
import type { FollowedNow } from "@/lib/browser/use-followed";
import { forgetAskedRollback, useAskedRollback } from "@/lib/browser/address-search";
import { useCompareSelection } from "@/lib/browser/use-compare-selection";
import type { EndNotice } from "@/lib/browser/use-end-notice";
import type { Finding } from "@/lib/contract/finding";
import type { Rollout } from "@/lib/contract/rollout";
import { RolloutContext, type RolloutScope } from "@/lib/browser/rollout-context";
import { RevealCauses } from "@/components/masks/reveal-causes";
import { ACTION_DIALOGS } from "@/components/dialogs/action-dialogs";
import { FollowStrip, UnknownStrip } from "@/components/dialogs/change-strips";
import { OpenDialog } from "@/components/dialogs/open-dialog";
import { RolloutHeader } from "./rollout-header";
import { RolloutHistory } from "./rollout-history";
import { RolloutNotes } from "./rollout-notes";
import { useOpenDialog } from "@/components/dialogs/use-open-dialog";

const NARROW = "(width < 64rem)";

/** A rollout that has been read. */
export function RolloutBody({
  rollout,
  isGone,
  streamed,
  now,
  notice,
  onFollow,
  onDismiss,
  onReadAgain,
}: {
  rollout: Rollout;
  isGone: boolean;
  /** Whether changes come by a stream, so that nothing has to be asked for every few seconds. */
  streamed: boolean;
  /** The change that is being followed, if any. */
  now: FollowedNow | null;
  notice: EndNotice;
  onFollow: (change: Followed) => void;
  onDismiss: () => void;
  onReadAgain: () => Promise<Rollout | undefined>;
}) {
  const words = useWords("rollout");
  const language = useLanguage();
  const panel = useRef<HTMLDivElement>(null);
  const { data: permissions } = usePermissions(rollout.ref);
  const selection = useCompareSelection(rollout);
  const { asked, take } = useAskedRollback();
  const dialogs = useOpenDialog();
  const direct = useAction(rollout.ref);
  const [unknown, setUnknown] = useState<UnknownWrite | null>(null);
  const [marked, setMarked] = useState<MarkedChange | null>(null);
  const reading = useDiagnosis(rollout, { following: now !== null && now.finishedAt === null, streamed });

  const noWrites = isGone ? words.actions.gone : whyNoWrites(words.actions, rollout, permissions);
  const suggested = rollout.suggested.kind === "revision" ? rollout.suggested.uid : null;
  const ask: RolloutScope["ask"] = (action, to) => {
    if (noWrites !== null) return;
    if (action === "undo" || ACTION_DIALOGS[action]) {
      dialogs.ask(action, rollout, to);
      return;
    }
    direct.mutate(
      { verb: action, seen: rollout.live.digest, ...despite(direct.error) },
      { onError: (problem) => setUnknown(unknownWriteOf(problem, { to: null, toCalled: null, from: null })) },
    );
  };
  useShortcuts({ r: () => suggested !== null && ask("undo", suggested) });

  if (asked !== null && permissions) {
    take();
    const uid = asked === "suggested" ? suggested : asked;
    if (uid !== null) ask("undo", uid);
  }
  const choose = (side: "from" | "to", uid: string) => {
    selection.pick(side, uid);
    if (matchMedia(NARROW).matches) requestAnimationFrame(() => panel.current?.scrollIntoView());
  };
  const showLine = ({ from, revision, summary }: NonNullable<Finding["broughtInBy"]>) => {
    selection.compare({ from, to: revision });
    setMarked({ summary, at: Date.now() });
  };

  return (
    <RolloutContext
      value={{ rollout, noWrites, ask, prepare: (action) => void ACTION_DIALOGS[action]?.load(language) }}
    >
      <RevealCauses rollout={rollout}>
        <RolloutHeader rollout={rollout}>
          <RolloutActions
            rollbackHelps={rollout.state.rollbackHelps || isBroughtIn(reading.diagnosis)}
            sending={direct.isPending ? direct.variables.verb : null}
          />
        </RolloutHeader>
        {direct.error && direct.error.code !== "outcome-unknown" && (
          <div className="mt-4">
            <ProblemNote problem={direct.error} />
          </div>
        )}
        {unknown && (
          <UnknownStrip
            key={unknown.id}
            write={unknown}
            rollout={rollout}
            onTookEffect={(then) => {
              const change = followOfUnknown(unknown, then);
              if (change) onFollow(change);
            }}
            onDismiss={() => setUnknown(null)}
          />
        )}
        {now && <FollowStrip key={now.followed.startedAt} now={now} onDismiss={onDismiss} />}
        <Findings
          rollout={rollout}
          reading={reading}
          saidAbove={now?.progress.kind === "stuck" || now?.progress.kind === "refused"}
          onShowLine={showLine}
        />
        <RolloutNotes rollout={rollout} onRetry={() => void onReadAgain()} />
        <PodsNow
          revisions={rollout.revisions}
          pods={reading.diagnosis?.pods ?? null}
          terminating={reading.diagnosis?.pods ? 0 : (rollout.terminating ?? 0)}
        >
          <RolloutProgress rollout={rollout} reading={reading} notice={notice} tellEnd={now === null} />
        </PodsNow>
        <MarkedChangeContext value={marked}>
          <RolloutHistory rollout={rollout} panel={panel} selection={selection} onChoose={choose} />
        </MarkedChangeContext>
        <OpenDialog
          dialogs={{ ...dialogs, close: () => (forgetAskedRollback(), dialogs.close()) }}
          latest={rollout}
          onReadAgain={onReadAgain}
          onAccepted={(change) => {
            direct.reset();
            setUnknown(null);
            onFollow(change);
          }}
          onUnknown={(write) => {
            onDismiss();
            setUnknown(write);
          }}
        />
      </RevealCauses>
    </RolloutContext>
  );
}
