import { clsx } from "clsx";

/** A bar in the place of words that are not there yet. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx("block h-3 rounded-sm bg-sunken", className)} />;
}
