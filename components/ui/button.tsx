import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { Spinner } from "./spinner";

type Look = "plain" | "main" | "quiet";

const LOOKS: Record<Look, string> = {
  plain: "border-line-strong bg-surface text-ink hover:bg-sunken",
  main: "border-transparent bg-accent text-on-accent hover:bg-accent-strong",
  quiet: "border-transparent bg-transparent text-ink-2 hover:bg-sunken hover:text-ink",
};

/** The classes of a button, for a link that looks like one. */
export function buttonClass(look: Look = "plain", small = false): string {
  return clsx(
    "touchable inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap",
    "transition-colors duration-100 aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:bg-sunken",
    "aria-disabled:text-ink-3 aria-disabled:hover:bg-sunken",
    small ? "h-6 px-2 text-sm" : "h-7 px-2.5 text-base",
    LOOKS[look],
  );
}

/**
 * A button. `blockedBy` names the element that says why it does nothing now: it stays reachable by keyboard and screen
 * reader, which a disabled one would not. While `busy` it takes no second click.
 */
export function Button({
  look = "plain",
  small = false,
  busy = false,
  blockedBy,
  className,
  onClick,
  children,
  ...rest
}: Omit<ComponentProps<"button">, "aria-disabled"> & {
  look?: Look;
  small?: boolean;
  busy?: boolean;
  blockedBy?: string | undefined;
  children: ReactNode;
}) {
  const inert = busy || blockedBy !== undefined;
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={inert || undefined}
      aria-busy={busy || undefined}
      aria-describedby={blockedBy ?? rest["aria-describedby"]}
      onClick={inert ? undefined : onClick}
      className={clsx(buttonClass(look, small), className)}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}
