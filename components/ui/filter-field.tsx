import { Search, X } from "lucide-react";
import type { KeyboardEvent, Ref } from "react";
import { useWords } from "@/components/words/words";
import { KeyCap } from "./key-cap";

/**
 * A field that narrows what is below it. Escape empties it first and leaves it then; the down arrow goes on below, and Enter
 * opens what is found first.
 */
export function FilterField({
  ref,
  label,
  hint,
  value,
  onChange,
  onDown,
  onEnter,
}: {
  ref?: Ref<HTMLInputElement>;
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
  onDown?: () => void;
  /** Without it, Enter is left to the form around the field. */
  onEnter?: () => void;
}) {
  const words = useWords("app").ui;
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "ArrowDown" && onDown) {
      event.preventDefault();
      onDown();
    }
    // What is still being composed ends with Enter too.
    if (event.key === "Enter" && onEnter && value.trim() !== "" && !event.nativeEvent.isComposing) onEnter();
    if (event.key !== "Escape") return;
    if (value === "") event.currentTarget.blur();
    else onChange("");
  };

  return (
    <label className="relative flex w-full max-w-72 min-w-0 items-center">
      <span className="sr-only">{label}</span>
      <Search aria-hidden className="pointer-events-none absolute left-2 size-3.5 text-ink-3" />
      <input
        ref={ref}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={keys}
        placeholder={hint}
        spellCheck={false}
        autoComplete="off"
        className="typeable peer h-7 w-full rounded-md border border-field bg-surface pr-7 pl-7 placeholder:text-ink-3"
      />
      {value === "" ? (
        <span aria-hidden className="pointer-events-none absolute right-1.5 peer-focus:hidden pointer-coarse:hidden">
          <KeyCap>/</KeyCap>
        </span>
      ) : (
        <button
          type="button"
          aria-label={words.clear}
          onClick={() => onChange("")}
          className="absolute right-0.5 grid size-6 place-items-center rounded-sm text-ink-3 hover:text-ink"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </label>
  );
}
