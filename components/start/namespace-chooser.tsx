"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { ProblemNote } from "@/components/problem/problem-note";
import { Button } from "@/components/ui/button";
import { FilterField } from "@/components/ui/filter-field";
import { Skeleton } from "@/components/ui/skeleton";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { listAddress } from "@/lib/browser/addresses";
import { useNamespaces } from "@/lib/browser/clusters";
import { useShortcuts } from "@/lib/browser/shortcuts";
import { NamespaceLinks } from "./namespace-links";

/** The namespaces of a cluster, to filter and to open. A name can be typed where they cannot be listed. */
export function NamespaceChooser({
  cluster,
  preferred,
  isKnown,
}: {
  cluster: string;
  preferred: string | null;
  isKnown: boolean;
}) {
  const words = useWords("start").namespaces;
  const common = useWords("app");
  const router = useRouter();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState("");
  const { data, error, isFetching, refetch } = useNamespaces(cluster);
  useShortcuts({ "/": () => field.current?.focus() });

  const wanted = search.trim();
  const known = data?.namespaces ?? [];
  const found = known.filter((name) => name.includes(wanted.toLowerCase()));
  // Where all are known, a name that is not among them leads nowhere.
  const typed = wanted !== "" && !known.includes(wanted) && data?.complete !== true;

  const open = (event: FormEvent) => {
    event.preventDefault();
    const target = known.includes(wanted) || typed ? wanted : found[0];
    if (target !== undefined && wanted !== "") router.push(listAddress(cluster, target));
    // It may have been made a moment ago.
    else if (wanted !== "") void refetch();
  };

  return (
    <section aria-labelledby="namespaces">
      <div role="presentation" onKeyDown={(event) => moveFocus(event, field.current, list.current)}>
        <h2 id="namespaces" className="text-sm font-medium text-ink-2">
          {words.heading}
        </h2>
        <form onSubmit={open} className="mt-2 flex gap-2">
          <FilterField
            ref={field}
            label={data?.complete === false || error ? words.field : words.filter}
            hint={data?.complete ? words.filterHint : words.filterOrTypeHint}
            value={search}
            onChange={setSearch}
          />
          {typed && (
            <Button type="submit">
              <Said phrase={common.ui.open(wanted)} />
            </Button>
          )}
        </form>
        {error && (
          <div className="mt-3">
            <ProblemNote problem={error} onRetry={() => void refetch()} retrying={isFetching}>
              {isKnown && <p className="text-ink-2">{words.stillWorks}</p>}
            </ProblemNote>
          </div>
        )}
        {data?.complete === false && <p className="mt-3 text-ink-2">{words.mayNotList}</p>}
        {!data && !error && (
          <div aria-busy className="mt-4 grid animate-late gap-4">
            <p className="sr-only">{common.namespaces.reading}</p>
            {[1, 2, 3, 4, 5].map((line) => (
              <Skeleton key={line} className="h-4 w-1/2" />
            ))}
          </div>
        )}
        <div ref={list}>
          {data && (
            <NamespaceLinks
              cluster={cluster}
              namespaces={found}
              preferred={preferred}
              search={wanted}
              complete={data.complete}
            />
          )}
        </div>
      </div>
    </section>
  );
}

/** Arrows go from the field into the list and along it. */
function moveFocus(event: KeyboardEvent, field: HTMLElement | null, list: HTMLElement | null): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [field, ...(list?.querySelectorAll<HTMLElement>("a") ?? [])];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
