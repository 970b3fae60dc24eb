import { type KeyboardEvent, useRef } from "react";

/**
 * Tabs after the WAI-ARIA pattern: one of them takes the Tab key, arrows move between them, Enter and Space choose. By
 * hand, because the library's cost a twentieth of the first load.
 */
export function TabList<Tab extends string>({
  id,
  label,
  tabs,
  value,
  onChoose,
}: {
  /** Of the panel; the chosen tab is `${id}-${value}` by name. */
  id: string;
  label: string;
  tabs: Readonly<Record<Tab, { name: string; shortcut: string }>>;
  value: Tab;
  onChoose: (tab: Tab) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const names = Object.keys(tabs) as Tab[];
  const keys = (event: KeyboardEvent) => {
    const stops = [...(list.current?.querySelectorAll<HTMLElement>("[role=tab]") ?? [])];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const moves: Record<string, number> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: 0,
      End: stops.length - 1,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    stops.at(next % stops.length)?.focus();
  };

  return (
    <div ref={list} role="tablist" aria-label={label} className="-mx-1 flex gap-0.5">
      {names.map((tab) => (
        <button
          key={tab}
          id={`${id}-${tab}`}
          type="button"
          role="tab"
          aria-selected={tab === value}
          aria-controls={tab === value ? id : undefined}
          aria-keyshortcuts={tabs[tab].shortcut}
          tabIndex={tab === value ? 0 : -1}
          onClick={() => onChoose(tab)}
          onKeyDown={keys}
          className="touchable rounded-md px-2 py-0.5 whitespace-nowrap text-ink-2 hover:text-ink aria-selected:bg-sunken aria-selected:font-medium aria-selected:text-ink"
        >
          {tabs[tab].name}
        </button>
      ))}
    </div>
  );
}
