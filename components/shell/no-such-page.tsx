"use client";

import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { PlainPage } from "./plain-page";

/** What stands at an address that nothing has. */
export function NoSuchPage() {
  const words = useWords("app").notFoundPage;
  return (
    <PlainPage title={words.title} heading={words.heading}>
      <p className="text-ink-2">
        <Said
          phrase={words.addresses((address) => (
            <code className="font-mono">{address}</code>
          ))}
        />
      </p>
      <p>
        {/* A full load, without the router that may be what broke. */}
        {/* oxlint-disable-next-line next/no-html-link-for-pages */}
        <a href="/" className="font-medium text-accent hover:underline">
          {words.toStart}
        </a>
      </p>
    </PlainPage>
  );
}
