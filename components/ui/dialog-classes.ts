/** The look of everything that opens over a screen. */
export const DIALOG_BACKDROP =
  "fixed inset-0 z-40 bg-veil transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0";

export const DIALOG_POPUP =
  "fixed top-[clamp(0.75rem,8vh,5rem)] left-1/2 z-50 max-h-[calc(100dvh-clamp(0.75rem,8vh,5rem)-0.75rem)] w-[calc(100%-1.5rem)] -translate-x-1/2 overflow-y-auto overscroll-contain rounded-xl border border-line bg-surface px-4 py-4 shadow-dialog outline-none transition-[opacity,scale] duration-150 data-ending-style:scale-[0.985] data-ending-style:opacity-0 data-starting-style:scale-[0.985] data-starting-style:opacity-0 sm:px-6 sm:py-5";
