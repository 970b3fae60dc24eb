"use client";

import { Info } from "lucide-react";
import Link from "next/link";
import { useRef, useState } from "react";
import { EmptyNote } from "@/components/problem/empty-note";
import { ProblemScreen } from "@/components/problem/problem-screen";
import { StaleNote } from "@/components/problem/stale-note";
import { namespaceWords } from "@/components/shell/namespace-picker";
import { Shell } from "@/components/shell/shell";
import { ClusterText } from "@/components/text/cluster-text";
import { FilterField } from "@/components/ui/filter-field";
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
  const { data, error, dataUpdatedAt, isFetching, refetch } = useActivity(cluster, namespace);
  const [filter, setFilter] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useShortcuts({ "/": () => field.current?.focus() });
  const readAgain = () => void refetch();
  const entries = data?.entries ?? [];
  const shown = activityInView(entries, filter);

  return (
    <Shell
      title={`What changed in ${asPlainText(namespaceWords(namespace))}`}
      cluster={cluster}
      namespace={namespace}
      freshness={{ updatedAt: dataUpdatedAt, problem: error, reading: isFetching, readAgain }}
    >
      <div className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
        <h1 className="min-w-0 text-xl break-words">
          What changed lately in <ClusterText text={namespaceWords(namespace)} />
        </h1>
        <Link
          href={listAddress(cluster, namespace)}
          prefetch={false}
          className="touchable ml-auto content-center font-medium text-accent hover:underline"
        >
          All rollouts
        </Link>
      </div>
      {!data && error && (
        <ProblemScreen problem={error} onRetry={readAgain} retrying={isFetching}>
          This needs the right to list Deployments and ReplicaSets. The list of rollouts needs only the first.
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
          Some namespaces could not be read, so what changed there is missing here.
        </p>
      )}
      {entries.length > 0 && (
        <div className="mt-3">
          <FilterField
            ref={field}
            label="Filter by name, image, change, cause or who"
            hint="Filter…"
            value={filter}
            onChange={setFilter}
            onDown={() => list.current?.querySelector<HTMLElement>("a")?.focus()}
            onEnter={() => list.current?.querySelector<HTMLElement>("a")?.click()}
          />
        </div>
      )}
      <output className="sr-only">{filter !== "" && `${shown.length} of ${entries.length} changes`}</output>
      {data && entries.length === 0 && (
        <EmptyNote heading="Nothing has rolled out here">
          <p>Each revision that Kubernetes still keeps appears here, as soon as there is one.</p>
        </EmptyNote>
      )}
      {entries.length > 0 && shown.length === 0 && (
        <EmptyNote heading="No change matches">
          <p>The filter looks in names, images, changes, causes and who changed it, and wants every word.</p>
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
