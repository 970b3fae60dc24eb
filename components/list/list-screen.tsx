"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useMemo, useRef } from "react";
import { ProblemScreen } from "@/components/problem/problem-screen";
import { StaleNote } from "@/components/problem/stale-note";
import { namespaceName } from "@/components/shell/namespace-name";
import { Shell } from "@/components/shell/shell";
import { ClusterText } from "@/components/text/cluster-text";
import { useWords } from "@/components/words/words";
import { activityAddress, rolloutAddress } from "@/lib/browser/addresses";
import { byUrgency, countDrawers, firstInView, rolloutsInView } from "@/lib/browser/list-view";
import { useRollouts } from "@/lib/browser/rollouts";
import { useListView } from "@/lib/browser/use-list-view";
import { asPlainText } from "@/lib/browser/visible-text";
import { EVERY_NAMESPACE } from "@/lib/contract/cluster-segment";
import { ListNothing } from "./list-nothing";
import { ListSkeleton } from "./list-skeleton";
import { ListToolbar } from "./list-toolbar";
import { OpenByName } from "./open-by-name";
import { RolloutTable } from "./rollout-table";

/** The rollouts of one namespace, or of all of them. */
export function ListScreen({ cluster, namespace }: { cluster: string; namespace: string }) {
  const words = useWords("list");
  const shownName = namespaceName(namespace, useWords("app"));
  const { data, error, dataUpdatedAt, isFetching, mode, readAgain } = useRollouts(cluster, namespace);
  const { view, change } = useListView();
  const rollouts = data?.rollouts ?? NOTHING;
  const counts = countDrawers(rollouts);
  // Once for each list, not for each key: to order two thousand names takes longer than a frame.
  const inOrder = useMemo(() => byUrgency(rollouts), [rollouts]);
  const shown = useMemo(() => rolloutsInView(inOrder, view), [inOrder, view]);
  const table = useRef<HTMLDivElement>(null);
  const router = useRouter();
  const openFirst = () => {
    const first = firstInView(shown, view.sort);
    if (first) router.push(rolloutAddress({ cluster, ...first }));
  };

  return (
    <Shell
      title={`${counts.attention > 0 ? `✕ ${counts.attention} · ` : ""}${asPlainText(shownName)}`}
      tone={counts.attention > 0 ? "bad" : counts.rolling > 0 ? "warn" : "idle"}
      cluster={cluster}
      namespace={namespace}
      freshness={{ updatedAt: dataUpdatedAt, problem: error, reading: isFetching, mode, readAgain }}
    >
      <div className="flex flex-wrap items-baseline gap-x-2.5">
        <h1 className="min-w-0 truncate text-xl">
          <ClusterText text={shownName} />
        </h1>
        <output className="text-ink-2">{data && words.count(shown.length, rollouts.length)}</output>
        <Link
          href={activityAddress(cluster, namespace)}
          prefetch={false}
          className="touchable ml-auto content-center font-medium text-accent hover:underline"
        >
          {words.activity}
        </Link>
      </div>
      {!data && error && (
        <ProblemScreen problem={error} onRetry={() => void readAgain()} retrying={isFetching}>
          {error.code === "forbidden" && namespace !== EVERY_NAMESPACE && (
            <OpenByName cluster={cluster} namespace={namespace} />
          )}
          {words.stillWorks}
        </ProblemScreen>
      )}
      {!data && !error && <ListSkeleton />}
      {data && error && (
        <div className="mt-3">
          <StaleNote problem={error} heardAt={dataUpdatedAt} onRetry={() => void readAgain()} retrying={isFetching} />
        </div>
      )}
      {data && rollouts.length > 0 && (
        <div className="mt-3 mb-1">
          <ListToolbar
            view={view}
            counts={counts}
            onChange={change}
            onDown={() => table.current?.querySelector<HTMLElement>("tbody a")?.focus()}
            onEnter={openFirst}
          />
        </div>
      )}
      {data && shown.length === 0 && (
        <ListNothing
          namespace={namespace}
          filtered={rollouts.length > 0}
          onShowAll={() => change({ filter: "", drawer: "all" })}
        />
      )}
      {shown.length > 0 && (
        <div ref={table}>
          <RolloutTable
            cluster={cluster}
            everywhere={namespace === EVERY_NAMESPACE}
            rollouts={shown}
            sort={view.sort}
            onSort={(sort) => change({ sort })}
          />
        </div>
      )}
    </Shell>
  );
}

const NOTHING: never[] = [];
