"use client";

import { PlainPage } from "@/components/shell/plain-page";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";

/** What broke is in the browser's console and, by its digest, in the server's log; it may hold anything, so it stays there. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const words = useWords("app").errorPage;
  return (
    <PlainPage title={words.title} heading={words.heading}>
      <p className="text-ink-2">{words.nothingSent}</p>
      {error.digest !== undefined && (
        <p className="text-ink-2">
          <Said phrase={words.inTheLog(<code className="font-mono">{error.digest}</code>)} />
        </p>
      )}
      <p className="flex items-center gap-4">
        <button
          type="button"
          onClick={reset}
          className="touchable h-7 rounded-md border border-line-strong bg-surface px-2.5 font-medium hover:bg-sunken"
        >
          {words.tryAgain}
        </button>
        {/* A full load, without the router that may be what broke. */}
        {/* oxlint-disable-next-line next/no-html-link-for-pages */}
        <a href="/" className="font-medium text-accent hover:underline">
          {words.toStart}
        </a>
      </p>
    </PlainPage>
  );
}
