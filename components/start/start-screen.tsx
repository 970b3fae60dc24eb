"use client";

import { EmptyNote } from "@/components/problem/empty-note";
import { ProblemScreen } from "@/components/problem/problem-screen";
import { Shell } from "@/components/shell/shell";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { asPlainText } from "@/lib/browser/visible-text";
import { useClusters } from "@/lib/browser/clusters";
import { ClusterList } from "./cluster-list";
import { KubeconfigProblems } from "./kubeconfig-problems";
import { NamespaceChooser } from "./namespace-chooser";
import { StartSkeleton } from "./start-skeleton";

/** Where Rewind begins: the contexts of the kubeconfig, and the namespaces of the chosen or the current one. */
export function StartScreen({ cluster }: { cluster?: string }) {
  const words = useWords("start");
  const { data, error, isFetching, refetch } = useClusters();
  const chosen = cluster ?? data?.clusters.find(({ current }) => current)?.name ?? data?.clusters[0]?.name;
  const isKnown = data?.clusters.some(({ name }) => name === chosen) ?? true;

  return (
    <Shell title={cluster === undefined ? "" : asPlainText(cluster)} cluster={cluster}>
      <div className="mx-auto max-w-4xl">
        <h1 className="text-xl">{words.heading}</h1>
        {!data && error && (
          <ProblemScreen problem={error} onRetry={() => void refetch()} retrying={isFetching}>
            <Said phrase={words.whichKubeconfig(code)} />
          </ProblemScreen>
        )}
        {!data && !error && <StartSkeleton />}
        {data && <KubeconfigProblems problems={data.problems} />}
        {data?.clusters.length === 0 && (
          <EmptyNote heading={words.noContext}>
            <p>
              <Said phrase={words.whatAContextIs(code)} />
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

function code(text: string) {
  return <code className="font-mono">{text}</code>;
}
