import type { ReactNode } from "react";

/** What would be here and how it gets there. */
export function EmptyNote({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section className="mx-auto max-w-xl px-1 py-12 sm:py-20">
      <h2 className="text-lg">{heading}</h2>
      <div className="mt-1 grid gap-2 text-ink-2">{children}</div>
    </section>
  );
}
