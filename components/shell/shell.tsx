"use client";

import type { ReactNode } from "react";
import type { Tone } from "@/components/status/state-look";
import { useWords } from "@/components/words/words";
import { DemoBanner } from "./demo-banner";
import { type Freshness, FreshnessMark } from "./freshness-mark";
import { Header } from "./header";

/** The frame of every screen: where one is, how old the data is, and the screen itself. */
export function Shell({
  title,
  tone,
  cluster,
  namespace,
  name,
  freshness,
  children,
}: {
  /** Of the browser tab; says the state first, so that a row of tabs can be read. */
  title: string;
  /** Of the tab's icon; without one it says nothing. */
  tone?: Tone | undefined;
  cluster?: string | undefined;
  namespace?: string;
  name?: string;
  freshness?: Freshness;
  children: ReactNode;
}) {
  const words = useWords("app").shell;
  return (
    <>
      <title>{title === "" ? "Rewind" : `${title} · Rewind`}</title>
      <link rel="icon" type="image/svg+xml" href={ICONS[tone ?? "idle"]} />
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {words.skip}
      </a>
      <Header cluster={cluster} namespace={namespace} name={name}>
        {freshness && <FreshnessMark {...freshness} />}
      </Header>
      {cluster !== undefined && <DemoBanner cluster={cluster} />}
      <main id="main" tabIndex={-1} className="mx-auto max-w-[100rem] px-3 pt-4 pb-16 outline-none sm:px-5">
        {children}
      </main>
    </>
  );
}

const ICONS: Record<Tone, string> = {
  bad: "/icon-bad.svg",
  warn: "/icon-warn.svg",
  good: "/icon-good.svg",
  idle: "/icon.svg",
};
