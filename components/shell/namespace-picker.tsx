"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { problemText } from "@/components/problem/problem-text";
import { Picker } from "@/components/ui/picker";
import { Spinner } from "@/components/ui/spinner";
import { useWords } from "@/components/words/words";
import { listAddress } from "@/lib/browser/addresses";
import { useNamespaces } from "@/lib/browser/clusters";
import { EVERY_NAMESPACE } from "@/lib/contract/cluster-segment";
import { namespaceName } from "./namespace-name";

/** Leads to another namespace. They are listed when it opens for the first time: most visits never need them. */
export function NamespacePicker({ cluster, namespace }: { cluster: string; namespace: string }) {
  const words = useWords("app");
  const router = useRouter();
  const [wanted, setWanted] = useState(false);
  const { data, error, isFetching } = useNamespaces(cluster, wanted);
  return (
    <Picker
      label={words.namespaces.choose}
      placeholder={words.namespaces.findOrType}
      value={namespace}
      choices={[EVERY_NAMESPACE, ...(data?.namespaces ?? [])]}
      say={(name) => namespaceName(name, words)}
      typed={!isFetching && data?.complete !== true}
      onOpen={() => setWanted(true)}
      onPick={(chosen) => router.push(listAddress(cluster, chosen))}
      note={
        data?.complete ? null : (
          <output className="flex items-center gap-2 border-b border-line px-3 py-2 text-sm text-ink-2">
            {isFetching && <Spinner />}
            {isFetching
              ? words.namespaces.reading
              : error
                ? words.namespaces.problem(problemText(error, words).detail)
                : words.namespaces.mayNotList}
          </output>
        )
      }
    />
  );
}
