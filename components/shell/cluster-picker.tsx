"use client";

import { useRouter } from "next/navigation";
import { problemText } from "@/components/problem/problem-text";
import { Picker } from "@/components/ui/picker";
import { useWords } from "@/components/words/words";
import { clusterAddress } from "@/lib/browser/addresses";
import { useClusters } from "@/lib/browser/clusters";

/** Leads to another context of the kubeconfig. */
export function ClusterPicker({ cluster }: { cluster: string }) {
  const app = useWords("app");
  const words = app.shell;
  const router = useRouter();
  const { data, error } = useClusters();
  return (
    <Picker
      label={words.chooseCluster}
      placeholder={words.findCluster}
      value={cluster}
      choices={data?.clusters.map(({ name }) => name) ?? []}
      onPick={(name) => router.push(clusterAddress(name))}
      note={!data && error && <p className="px-3 py-2 text-sm text-ink-2">{problemText(error, app).detail}</p>}
    />
  );
}
