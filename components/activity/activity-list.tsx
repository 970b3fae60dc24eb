"use client";

import { type KeyboardEvent, useRef } from "react";
import { useWords } from "@/components/words/words";
import type { ActivityPeriod } from "@/lib/browser/activity-periods";
import { useShortcuts } from "@/lib/browser/shortcuts";
import { ActivityRow } from "./activity-row";

/** What changed, by how long ago. Arrows move between the rows. */
export function ActivityList({
  cluster,
  everywhere,
  periods,
  filtered,
}: {
  cluster: string;
  everywhere: boolean;
  periods: readonly ActivityPeriod[];
  filtered: boolean;
}) {
  const words = useWords("activity");
  const list = useRef<HTMLDivElement>(null);
  const step = (by: number) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>("[data-open]") ?? [])];
    const row = document.activeElement?.closest("li");
    const at = links.findIndex((link) => row?.contains(link));
    links[at === -1 ? 0 : at + by]?.focus();
  };
  useShortcuts({ j: () => step(1), k: () => step(-1) });
  const arrows = (event: KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    step(by);
  };

  return (
    <div ref={list} role="presentation" onKeyDown={arrows}>
      {periods.map(({ period, entries }) => (
        <section key={period} aria-label={words.periods[period]} className="mt-5">
          <h2 className="flex gap-2 border-b border-line-strong pb-1 text-sm font-medium text-ink-2">
            {words.periods[period]} <span className="font-normal text-ink-3">{entries.length}</span>
          </h2>
          {entries.length === 0 && (
            <p className="py-2 text-ink-2">{filtered ? words.nothingThatMatches : words.nothing}</p>
          )}
          <ul>
            {entries.map((entry) => (
              <ActivityRow key={entry.revision} cluster={cluster} everywhere={everywhere} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
