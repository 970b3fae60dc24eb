export function KeyCap({ children }: { children: string }) {
  return (
    <kbd className="inline-grid h-4.5 min-w-4.5 place-items-center rounded border border-line-strong bg-surface px-1 font-sans text-xs text-ink-2">
      {children}
    </kbd>
  );
}
