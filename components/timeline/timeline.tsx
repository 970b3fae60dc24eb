"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { FilterField } from "@/components/ui/filter-field";
import { useWords } from "@/components/words/words";
import { searchRevisions } from "@/lib/browser/revision-search";
import { useShortcuts } from "@/lib/browser/shortcuts";
import type { Revision } from "@/lib/contract/rollout";
import type { StateKind } from "@/lib/contract/rollout-state";
import { TimelineRow } from "./timeline-row";

/** From this many revisions on there is a search. */
const SEARCH_FROM = 8;

/** The revisions, newest first. One of them takes the Tab key; arrows move on from there. */
export function Timeline({
  revisions,
  lead,
  left,
  right,
  onChoose,
}: {
  revisions: readonly Revision[];
  lead: StateKind;
  /** The revisions that are compared. */
  left: string | null;
  right: string | null;
  onChoose: (side: "from" | "to", uid: string) => void;
}) {
  const words = useWords("rollout").timeline;
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const [search, setSearch] = useState("");
  const [active, setActive] = useState(left ?? right);
  const found = searchRevisions(revisions, search);
  const stop = found.find(({ uid }) => uid === active)?.uid ?? found[0]?.uid;

  const step = (by: number) => {
    const stops = list.current?.querySelectorAll<HTMLElement>("[data-revision]") ?? [];
    const focused = [...stops].findIndex((row) => row.parentElement?.contains(document.activeElement));
    const at = found.findIndex(({ uid }) => uid === stop);
    const next = focused === -1 && by > 0 ? at : at + by;
    const row = found[next];
    if (!row) return;
    setActive(row.uid);
    stops[next]?.focus();
  };
  const focusSearch = () => field.current?.focus();
  useShortcuts({ j: () => step(1), k: () => step(-1), "/": focusSearch });

  const keys = (event: KeyboardEvent) => {
    const moves: Record<string, () => void> = { ArrowDown: () => step(1), ArrowUp: () => step(-1) };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };

  return (
    <section aria-labelledby="history">
      <div className="flex min-h-7 items-center justify-between gap-3">
        <h2 id="history" className="text-sm font-medium whitespace-nowrap text-ink-2">
          {words.heading} <span className="font-normal text-ink-3">{revisions.length}</span>
        </h2>
        {revisions.length >= SEARCH_FROM && (
          <FilterField
            ref={field}
            label={words.search}
            hint={words.searchHint}
            value={search}
            onChange={setSearch}
            onDown={() => step(1)}
            onEnter={() => list.current?.querySelector<HTMLElement>("[data-revision]")?.click()}
          />
        )}
      </div>
      <output className="sr-only">{search !== "" && words.found(found.length, revisions.length)}</output>
      {found.length === 0 && <p className="mt-3 text-ink-2">{words.noMatch}</p>}
      <div role="presentation" onKeyDown={keys}>
        <ol ref={list} aria-label={words.list} className="mt-1.5 -ml-1">
          {found.map((revision) => (
            <TimelineRow
              key={revision.uid}
              revision={revision}
              predecessor={revisions.find(({ uid }) => uid === revision.predecessor)}
              lead={lead}
              side={revision.uid === left ? "from" : revision.uid === right ? "to" : null}
              stop={revision.uid === stop}
              onFocus={() => setActive(revision.uid)}
              onChoose={(side) => onChoose(side, revision.uid)}
            />
          ))}
        </ol>
      </div>
    </section>
  );
}
