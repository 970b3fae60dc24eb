"use client";

import { Info } from "lucide-react";
import Link from "next/link";
import { useRef, useState } from "react";
import { EmptyNote } from "@/components/problem/empty-note";
import { ProblemScreen } from "@/components/problem/problem-screen";
import { StaleNote } from "@/components/problem/stale-note";
import { namespaceName } from "@/components/shell/namespace-name";
import { Shell } from "@/components/shell/shell";
import { ClusterText } from "@/components/text/cluster-text";
import { FilterField } from "@/components/ui/filter-field";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { useActivity } from "@/lib/browser/activity";
import { activityInView, activityPeriods } from "@/lib/browser/activity-periods";
import { listAddress } from "@/lib/browser/addresses";
import { useShortcuts } from "@/lib/browser/shortcuts";
import { asPlainText } from "@/lib/browser/visible-text";
import { EVERY_NAMESPACE } from "@/lib/contract/cluster-segment";
import { ActivityList } from "./activity-list";
import { ActivitySkeleton } from "./activity-skeleton";

/** Everything that rolled out lately in a namespace or in all, the newest first. */
export function ActivityScreen({ cluster, namespace }: { cluster: string; namespace: string }) {
  const words = useWords("activity");
  const common = useWords("app");
  const { data, error, dataUpdatedAt, isFetching, refetch } = useActivity(cluster, namespace);
  const [filter, setFilter] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useShortcuts({ "/": () => field.current?.focus() });
  const readAgain = () => void refetch();
  const shownName = namespaceName(namespace, common);
  const entries = data?.entries ?? [];
  const shown = activityInView(entries, filter);

  return (
    <Shell
      title={words.title(asPlainText(shownName))}
      cluster={cluster}
      namespace={namespace}
      freshness={{ updatedAt: dataUpdatedAt, problem: error, reading: isFetching, readAgain }}
    >
      <div className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
        <h1 className="min-w-0 text-xl break-words">
          <Said phrase={words.heading(<ClusterText text={shownName} />)} />
        </h1>
        <Link
          href={listAddress(cluster, namespace)}
          prefetch={false}
          className="touchable ml-auto content-center font-medium text-accent hover:underline"
        >
          {words.allRollouts}
        </Link>
      </div>
      {!data && error && (
        <ProblemScreen problem={error} onRetry={readAgain} retrying={isFetching}>
          {words.whichRights}
        </ProblemScreen>
      )}
      {!data && !error && <ActivitySkeleton />}
      {data && error && (
        <div className="mt-3">
          <StaleNote problem={error} heardAt={dataUpdatedAt} onRetry={readAgain} retrying={isFetching} />
        </div>
      )}
      {data && !data.complete && (
        <p className="mt-3 flex gap-2.5 rounded-lg border border-line px-3 py-2">
          <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
          {words.incomplete}
        </p>
      )}
      {entries.length > 0 && (
        <div className="mt-3">
          <FilterField
            ref={field}
            label={words.filter}
            hint={words.filterHint}
            value={filter}
            onChange={setFilter}
            onDown={() => list.current?.querySelector<HTMLElement>("a")?.focus()}
            onEnter={() => list.current?.querySelector<HTMLElement>("a")?.click()}
          />
        </div>
      )}
      <output className="sr-only">{filter !== "" && words.shown(shown.length, entries.length)}</output>
      {data && entries.length === 0 && (
        <EmptyNote heading={words.none}>
          <p>{words.noneMeans}</p>
        </EmptyNote>
      )}
      {entries.length > 0 && shown.length === 0 && (
        <EmptyNote heading={words.noMatch}>
          <p>{words.noMatchMeans}</p>
        </EmptyNote>
      )}
      {shown.length > 0 && (
        <div ref={list}>
          <ActivityList
            cluster={cluster}
            everywhere={namespace === EVERY_NAMESPACE}
            periods={activityPeriods(shown, dataUpdatedAt)}
            filtered={filter.trim() !== ""}
          />
        </div>
      )}
    </Shell>
  );
}
