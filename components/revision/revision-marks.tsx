import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { Revision } from "@/lib/contract/rollout";
import { useWords } from "@/components/words/words";
import { isServing } from "./is-serving";

/** What sets a revision apart from the others, in a word each. */
export function RevisionMarks({ revision }: { revision: Revision }) {
  const words = useWords("app").revisions;
  const { current, formerly, flags } = revision;
  return (
    <>
      {current && <Mark strong>{words.current}</Mark>}
      {isServing(revision) && <Mark strong>{words.serving}</Mark>}
      {formerly.length > 0 && <Mark>{words.formerly(formerly)}</Mark>}
      {flags.map((flag) => (
        <Mark key={flag} title={words.flags[flag].means} warn>
          {words.flags[flag].word}
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
