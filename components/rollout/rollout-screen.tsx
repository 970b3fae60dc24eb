"use client";

import Link from "next/link";
import { ProblemScreen } from "@/components/problem/problem-screen";
import { StaleNote } from "@/components/problem/stale-note";
import { Shell } from "@/components/shell/shell";
import { stateLook } from "@/components/status/state-look";
import { ClusterText } from "@/components/text/cluster-text";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { listAddress } from "@/lib/browser/addresses";
import { FOLLOW_MS, REFRESH_MS } from "@/lib/browser/poll-intervals";
import { useRollout } from "@/lib/browser/rollouts";
import { useEndNotice, useNotification } from "@/lib/browser/use-end-notice";
import { useFollowed } from "@/lib/browser/use-followed";
import { asPlainText } from "@/lib/browser/visible-text";
import type { RolloutRef } from "@/lib/contract/rollout";
import { RolloutBody } from "./rollout-body";
import { RolloutSkeleton } from "./rollout-skeleton";

/** One rollout: its state, its history, and what can be done about it. */
export function RolloutScreen({ rollout: ref }: { rollout: RolloutRef }) {
  const words = useWords("rollout");
  const followed = useFollowed();
  const notice = useEndNotice();
  const { data, error, dataUpdatedAt, isFetching, mode, readAgain } = useRollout(
    ref,
    followed.running ? FOLLOW_MS : REFRESH_MS,
    notice.armed,
  );
  useNotification(data, notice, words.ends);
  const now = followed.now(data, dataUpdatedAt);
  const name = asPlainText(ref.name);

  return (
    <Shell
      title={data ? `${stateLook(data.state.lead.kind).sign} ${name}` : name}
      tone={data && stateLook(data.state.lead.kind).tone}
      cluster={ref.cluster}
      namespace={ref.namespace}
      name={ref.name}
      freshness={{ updatedAt: dataUpdatedAt, problem: error, reading: isFetching, mode, readAgain }}
    >
      {!data && (
        <h1 className="text-xl break-words">
          <ClusterText text={ref.name} />
        </h1>
      )}
      {!data && !error && <RolloutSkeleton />}
      {!data && error && (
        <ProblemScreen problem={error} onRetry={() => void readAgain()} retrying={isFetching}>
          <Said
            phrase={words.stillWorks(<ClusterText text={ref.namespace} />, (phrase) => (
              <Link href={listAddress(ref.cluster, ref.namespace)} className="font-medium text-accent hover:underline">
                <Said phrase={phrase} />
              </Link>
            ))}
          />
        </ProblemScreen>
      )}
      {data && error && (
        <div className="mb-4">
          <StaleNote problem={error} heardAt={dataUpdatedAt} onRetry={() => void readAgain()} retrying={isFetching} />
        </div>
      )}
      {data && (
        <RolloutBody
          rollout={data}
          isGone={error?.code === "not-found"}
          streamed={mode !== null}
          now={now}
          notice={notice}
          onFollow={followed.follow}
          onDismiss={followed.dismiss}
          onReadAgain={readAgain}
        />
      )}
    </Shell>
  );
}
