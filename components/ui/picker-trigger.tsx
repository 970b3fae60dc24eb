import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { Spinner } from "./spinner";

/**
 * The arrows beside a name that open its choices. The library calls the opener a combobox too; here it is a button, and
 * the combobox is the field inside what it opens.
 */
export function PickerTrigger({
  label,
  busy = false,
  role: _combobox,
  ...rest
}: ComponentProps<"button"> & { label: string; busy?: boolean }) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-expanded={false}
      {...rest}
      aria-label={label}
      className="touchable grid h-6 w-6 shrink-0 place-items-center rounded-md text-ink-3 hover:bg-sunken hover:text-ink aria-expanded:bg-sunken pointer-coarse:w-9"
    >
      {busy ? <Spinner /> : <ChevronsUpDown aria-hidden className="size-3.5" />}
    </button>
  );
}
