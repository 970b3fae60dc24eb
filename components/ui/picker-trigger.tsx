import { clsx } from "clsx";
import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { ClusterText } from "@/components/text/cluster-text";
import { Spinner } from "./spinner";

/**
 * The arrows beside a name that open its choices, with the name on the button itself where there is a `text`. The library calls the opener a combobox too; here it is a button, and
 * the combobox is the field inside what it opens.
 */
export function PickerTrigger({
  label,
  text,
  busy = false,
  role: _combobox,
  ...rest
}: ComponentProps<"button"> & { label: string; text?: string | undefined; busy?: boolean }) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-expanded={false}
      {...rest}
      aria-label={label}
      className={clsx(
        "touchable h-6 rounded-md hover:bg-sunken aria-expanded:bg-sunken",
        text === undefined
          ? "grid w-6 shrink-0 place-items-center text-ink-3 hover:text-ink pointer-coarse:w-9"
          : "inline-flex min-w-0 items-center gap-1 border border-line-strong bg-surface pr-1 pl-2 font-medium",
      )}
    >
      {text !== undefined && (
        <span className="max-w-44 truncate">
          <ClusterText text={text} />
        </span>
      )}
      {busy ? <Spinner /> : <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-ink-3" />}
    </button>
  );
}
