"use client";

import { LockKeyhole } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ClusterText } from "@/components/text/cluster-text";
import { useWords } from "@/components/words/words";
import { clusterAddress, listAddress } from "@/lib/browser/addresses";
import { useClusters } from "@/lib/browser/clusters";
import { asPlainText } from "@/lib/browser/visible-text";
import { ClusterPicker } from "./cluster-picker";
import { HelpButton } from "./help-button";
import { Logo } from "./logo";
import { namespaceName } from "./namespace-name";
import { NamespacePicker } from "./namespace-picker";
import { ThemeButton } from "./theme-button";

const CRUMB = "touchable inline-flex min-w-0 items-center rounded-md px-1.5 py-0.5 hover:bg-sunken";

/** Where one is, as links with their neighbours beside them, and what concerns the whole page. */
export function Header({
  cluster,
  namespace,
  name,
  children,
}: {
  cluster: string | undefined;
  namespace: string | undefined;
  name: string | undefined;
  children: ReactNode;
}) {
  const words = useWords("app");
  const { data } = useClusters();
  return (
    <header className="sticky top-0 z-30 flex flex-wrap items-center gap-x-1 border-b border-line bg-surface px-2 py-1.5 sm:h-11 sm:flex-nowrap sm:px-4 sm:py-0">
      <Link
        href="/"
        className="touchable flex items-center gap-2 rounded-md px-1 py-0.5 font-semibold"
        aria-label={words.shell.home}
      >
        <Logo />
        <span className="max-sm:hidden">Rewind</span>
      </Link>
      <nav aria-label={words.shell.whereYouAre} className="flex min-w-0 flex-1 items-center gap-0.5">
        {cluster !== undefined && (
          <>
            <Slash />
            <Link href={clusterAddress(cluster)} className={CRUMB} title={words.shell.cluster(asPlainText(cluster))}>
              <span className="max-w-[28vw] truncate sm:max-w-56">
                <ClusterText text={cluster} />
              </span>
            </Link>
            <ClusterPicker cluster={cluster} />
          </>
        )}
        {cluster !== undefined && namespace !== undefined && (
          <>
            <Slash />
            <Link
              href={listAddress(cluster, namespace)}
              className={CRUMB}
              aria-current={name === undefined ? "page" : undefined}
            >
              <span className="max-w-[30vw] truncate sm:max-w-56">
                <ClusterText text={namespaceName(namespace, words)} />
              </span>
            </Link>
            <NamespacePicker cluster={cluster} namespace={namespace} />
          </>
        )}
        {name !== undefined && (
          <span className="flex min-w-0 items-center gap-0.5 max-md:hidden">
            <Slash />
            <span aria-current="page" className="truncate px-1.5 font-semibold">
              <ClusterText text={name} />
            </span>
          </span>
        )}
      </nav>
      {data?.readOnly && (
        <span
          title={words.shell.readOnlyMeans}
          className="inline-flex items-center gap-1 rounded-full border border-line-strong px-2 text-sm text-ink-2"
        >
          <LockKeyhole aria-hidden className="size-3" /> {words.shell.readOnly}
        </span>
      )}
      {children}
      <span className="flex items-center max-sm:hidden">
        <HelpButton />
      </span>
      <ThemeButton />
    </header>
  );
}

function Slash() {
  return (
    <span aria-hidden className="px-0.5 text-line-strong">
      /
    </span>
  );
}
