import { useId } from "react";
import { useWords } from "@/components/words/words";
import { REASON_MAX } from "@/lib/contract/reason-max";

/** Why somebody does something. It grows with its text. */
export function ReasonField({
  value,
  onChange,
  note,
  disabled,
  close = false,
}: {
  value: string;
  onChange: (value: string) => void;
  /** What becomes of the reason. */
  note: string;
  disabled: boolean;
  /** Keeps no distance to what is above. */
  close?: boolean;
}) {
  const words = useWords("app").ui;
  const id = useId();
  return (
    <div className={close ? undefined : "mt-4"}>
      <label htmlFor={id} className="font-medium">
        {words.reason}
      </label>{" "}
      <span id={`${id}-note`} className="text-sm text-ink-2">
        {note}
      </span>
      <textarea
        id={id}
        rows={1}
        maxLength={REASON_MAX}
        value={value}
        readOnly={disabled}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={`${id}-note`}
        className="typeable mt-1 block max-h-40 min-h-8 w-full resize-none rounded-md border border-field bg-surface px-2.5 py-1.5 [field-sizing:content]"
      />
    </div>
  );
}
