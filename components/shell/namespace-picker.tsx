"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Picker } from "@/components/ui/picker";
import { Spinner } from "@/components/ui/spinner";
import { listAddress } from "@/lib/browser/addresses";
import { useNamespaces } from "@/lib/browser/clusters";
import { EVERY_NAMESPACE } from "@/lib/contract/cluster-segment";

/** A namespace as people say it. */
export function namespaceWords(namespace: string): string {
  return namespace === EVERY_NAMESPACE ? "All namespaces" : namespace;
}

/** Leads to another namespace. They are listed when it opens for the first time: most visits never need them. */
export function NamespacePicker({ cluster, namespace }: { cluster: string; namespace: string }) {
  const router = useRouter();
  const [wanted, setWanted] = useState(false);
  const { data, error, isFetching } = useNamespaces(cluster, wanted);
  return (
    <Picker
      label="Choose another namespace"
      placeholder="Find or type a namespace…"
      value={namespace}
      choices={[EVERY_NAMESPACE, ...(data?.namespaces ?? [])]}
      say={namespaceWords}
      typed={!isFetching && data?.complete !== true}
      onOpen={() => setWanted(true)}
      onPick={(chosen) => router.push(listAddress(cluster, chosen))}
      note={
        data?.complete ? null : (
          <output className="flex items-center gap-2 border-b border-line px-3 py-2 text-sm text-ink-2">
            {isFetching && <Spinner />}
            {noteOf(isFetching, error?.message)}
          </output>
        )
      }
    />
  );
}

function noteOf(reading: boolean, problem: string | undefined): string {
  if (reading) return "Reading namespaces…";
  return problem ? `${problem} A name may be typed.` : "You may not list namespaces here: type a name.";
}
