"use client";

import { Shell } from "@/components/shell/shell";
import { EmptyNote } from "@/components/problem/empty-note";
import { Button } from "@/components/ui/button";

/** What broke is in the browser's console and, by its digest, in the server's log; it may hold anything, so it stays there. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Shell title="Something broke">
      <h1 className="sr-only">Something broke</h1>
      <EmptyNote heading="Something broke in Rewind">
        <p>Nothing was sent to the cluster by this. The rest of Rewind goes on working.</p>
        {error.digest !== undefined && (
          <p>
            The server’s log says more under <code className="font-mono">{error.digest}</code>.
          </p>
        )}
        <p>
          <Button onClick={reset}>Try again</Button>
        </p>
      </EmptyNote>
    </Shell>
  );
}
