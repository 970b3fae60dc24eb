import { clsx } from "clsx";

/** The look of everything that opens over a screen. */
export const DIALOG_BACKDROP =
  "fixed inset-0 z-40 bg-veil transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0";

const POPUP = clsx(
  "fixed z-50 overscroll-contain border-line bg-surface shadow-dialog outline-none",
  "transition-[opacity,scale] duration-150 data-ending-style:scale-[0.985] data-ending-style:opacity-0",
  "data-starting-style:scale-[0.985] data-starting-style:opacity-0",
);

export const DIALOG_POPUP = clsx(
  POPUP,
  "top-[clamp(0.75rem,8vh,5rem)] left-1/2 max-h-[calc(100dvh-clamp(0.75rem,8vh,5rem)-0.75rem)] w-[calc(100%-1.5rem)]",
  "-translate-x-1/2 overflow-y-auto rounded-xl border px-4 py-4 sm:px-6 sm:py-5",
);

/** Its size follows from the screen's, never from what is in it. */
export const DIALOG_SHEET = clsx(
  POPUP,
  "flex flex-col overflow-y-auto px-4 py-3 max-sm:inset-0",
  "sm:top-[clamp(0.75rem,6vh,4rem)] sm:left-1/2 sm:w-[calc(100%-1.5rem)] sm:max-w-3xl sm:-translate-x-1/2 sm:rounded-xl",
  "sm:h-[min(43rem,100dvh-clamp(0.75rem,6vh,4rem)-0.75rem)] sm:border sm:px-6 sm:pt-5 sm:pb-4",
);
