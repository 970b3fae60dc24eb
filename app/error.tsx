"use client";

import { PlainPage } from "@/components/shell/plain-page";

/** What broke is in the browser's console and, by its digest, in the server's log; it may hold anything, so it stays there. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <PlainPage title="Something broke" heading="Something broke in Rewind">
      <p className="text-ink-2">
        Nothing was sent to the cluster by this.{" "}
        {error.digest !== undefined && (
          <>
            The server’s log says more under <code className="font-mono">{error.digest}</code>.
          </>
        )}
      </p>
      <p className="flex items-center gap-4">
        <button
          type="button"
          onClick={reset}
          className="touchable h-7 rounded-md border border-line-strong bg-surface px-2.5 font-medium hover:bg-sunken"
        >
          Try again
        </button>
        {/* A full load, without the router that may be what broke. */}
        {/* oxlint-disable-next-line next/no-html-link-for-pages */}
        <a href="/" className="font-medium text-accent hover:underline">
          Back to the start
        </a>
      </p>
    </PlainPage>
  );
}
