import type { ReactNode } from "react";

/**
 * The frame of the pages that stand in for a screen. Its own, because what these import is sent along with every
 * screen: the whole shell would travel three times.
 */
export function PlainPage({ title, heading, children }: { title: string; heading: string; children: ReactNode }) {
  return (
    <>
      <title>{`${title} · Rewind`}</title>
      <link rel="icon" type="image/svg+xml" href="/icon.svg" />
      <main className="mx-auto grid max-w-xl gap-2 px-4 py-20">
        <h1 className="text-xl">{heading}</h1>
        {children}
      </main>
    </>
  );
}
