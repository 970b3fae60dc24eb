"use client";

import { EmptyNote } from "@/components/problem/empty-note";
import { ProblemScreen } from "@/components/problem/problem-screen";
import { Shell } from "@/components/shell/shell";
import { asPlainText } from "@/lib/browser/visible-text";
import { useClusters } from "@/lib/browser/clusters";
import { ClusterList } from "./cluster-list";
import { KubeconfigProblems } from "./kubeconfig-problems";
import { NamespaceChooser } from "./namespace-chooser";
import { StartSkeleton } from "./start-skeleton";

/** Where Rewind begins: the contexts of the kubeconfig, and the namespaces of the chosen or the current one. */
export function StartScreen({ cluster }: { cluster?: string }) {
  const { data, error, isFetching, refetch } = useClusters();
  const chosen = cluster ?? data?.clusters.find(({ current }) => current)?.name ?? data?.clusters[0]?.name;
  const isKnown = data?.clusters.some(({ name }) => name === chosen) ?? true;

  return (
    <Shell title={cluster === undefined ? "" : asPlainText(cluster)} cluster={cluster}>
      <div className="mx-auto max-w-4xl">
        <h1 className="text-xl">Where do you want to look?</h1>
        {!data && error && (
          <ProblemScreen problem={error} onRetry={() => void refetch()} retrying={isFetching}>
            Rewind reads the same kubeconfig as kubectl: the file that <code className="font-mono">KUBECONFIG</code>{" "}
            names, else <code className="font-mono">~/.kube/config</code>. It is read again at every try, so there is
            nothing to restart.
          </ProblemScreen>
        )}
        {!data && !error && <StartSkeleton />}
        {data && <KubeconfigProblems problems={data.problems} />}
        {data?.clusters.length === 0 && (
          <EmptyNote heading="The kubeconfig names no context">
            <p>
              A context says which cluster to talk to and as whom.{" "}
              <code className="font-mono">kubectl config get-contexts</code> lists those that exist; whatever makes your
              clusters’ credentials usually adds one.
            </p>
          </EmptyNote>
        )}
        {data && chosen !== undefined && (
          <div className="mt-5 grid gap-x-10 gap-y-8 md:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]">
            <ClusterList clusters={data.clusters} chosen={chosen} />
            <NamespaceChooser
              key={chosen}
              cluster={chosen}
              preferred={data.clusters.find(({ name }) => name === chosen)?.namespace ?? null}
              isKnown={isKnown}
            />
          </div>
        )}
      </div>
    </Shell>
  );
}
