"use client";

import { Combobox } from "@base-ui/react/combobox";
import { Check } from "lucide-react";
import { type ReactNode, useState } from "react";
import { ClusterText } from "@/components/text/cluster-text";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { PickerTrigger } from "./picker-trigger";

export type PickerProps = {
  /** What is chosen here: the name of the button. */
  label: string;
  /** What the button itself says; without it, it is a pair of arrows. */
  text?: string;
  placeholder: string;
  value: string | undefined;
  choices: readonly string[];
  /** A choice's words, where its value is not for people. */
  say?: (choice: string) => string;
  onPick: (choice: string) => void;
  /** A name that is not among the choices may be typed. */
  typed?: boolean;
  /** Above the list: why it is short, or that it is being read. */
  note?: ReactNode;
};

const SHOWN = 200;

/** The open list of a `Picker`. */
export function PickerPopup({
  label,
  text,
  placeholder,
  value,
  choices,
  say = (choice) => choice,
  onPick,
  typed,
  note,
}: PickerProps) {
  const words = useWords("app").ui;
  const [open, setOpen] = useState(true);
  const [search, setSearch] = useState("");
  const wanted = search.trim();
  const found = choices.filter((choice) => say(choice).toLowerCase().includes(wanted.toLowerCase()));
  const shown = typed && wanted !== "" && !choices.includes(wanted) ? [...found, wanted] : found;
  const openOrClose = (next: boolean) => {
    setOpen(next);
    if (!next) setSearch("");
  };
  const pick = (choice: string | null) => {
    if (choice !== null) onPick(choice);
  };

  return (
    <Combobox.Root
      items={choices}
      filteredItems={shown.slice(0, SHOWN)}
      itemToStringLabel={say}
      value={value ?? null}
      onValueChange={pick}
      inputValue={search}
      onInputValueChange={setSearch}
      open={open}
      onOpenChange={openOrClose}
      autoHighlight
    >
      <Combobox.Trigger render={<PickerTrigger label={label} text={text} />} />
      <Combobox.Portal>
        <Combobox.Positioner align="start" sideOffset={6} className="z-40 outline-none">
          <Combobox.Popup
            aria-label={label}
            className="w-72 max-w-[calc(100vw-1rem)] overflow-hidden rounded-lg border border-line bg-surface shadow-popup transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            <Combobox.Input
              aria-label={placeholder}
              placeholder={placeholder}
              spellCheck={false}
              onKeyDown={(event) => {
                // Nothing is chosen, and the words that say so stay.
                if (event.key === "Enter" && shown.length === 0) event.preventBaseUIHandler();
              }}
              className="typeable h-9 w-full border-b border-line bg-transparent px-3 outline-none placeholder:text-ink-3"
            />
            {note}
            <Combobox.Empty className="px-3 text-ink-2 not-empty:py-2.5">{words.nothingFound}</Combobox.Empty>
            <Combobox.List className="max-h-[min(22rem,calc(var(--available-height)-3rem))] overflow-y-auto overscroll-contain p-1 outline-none data-empty:p-0">
              {(choice: string) => (
                <Combobox.Item
                  key={choice}
                  value={choice}
                  className="touchable flex cursor-default items-center gap-2 rounded-md px-2 py-1 outline-none data-highlighted:bg-sunken"
                >
                  <span className="min-w-0 flex-1 truncate">
                    {choices.includes(choice) ? (
                      <ClusterText text={say(choice)} />
                    ) : (
                      <Said phrase={words.open(<ClusterText text={choice} />)} />
                    )}
                  </span>
                  <Combobox.ItemIndicator>
                    <Check aria-hidden className="size-3.5 text-accent" />
                  </Combobox.ItemIndicator>
                </Combobox.Item>
              )}
            </Combobox.List>
            {shown.length > SHOWN && (
              <p className="border-t border-line px-3 py-1.5 text-sm text-ink-2">{words.more(shown.length - SHOWN)}</p>
            )}
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
