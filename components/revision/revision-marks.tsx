import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { Revision } from "@/lib/contract/rollout";
import { flagWords, isServing } from "./revision-words";

/** What sets a revision apart from the others, in a word each. */
export function RevisionMarks({ revision }: { revision: Revision }) {
  const { current, formerly, flags } = revision;
  return (
    <>
      {current && <Mark strong>current</Mark>}
      {isServing(revision) && <Mark strong>serving</Mark>}
      {formerly.length > 0 && <Mark>formerly {formerly.join(", ")}</Mark>}
      {flags.map((flag) => (
        <Mark key={flag} title={flagWords(flag).means} warn>
          {flagWords(flag).word}
        </Mark>
      ))}
    </>
  );
}

function Mark({
  strong = false,
  warn = false,
  title,
  children,
}: {
  strong?: boolean;
  warn?: boolean;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span title={title} className={clsx("break-words", warn ? "text-warn" : "text-ink-2", strong && "font-medium")}>
      {children}
    </span>
  );
}
