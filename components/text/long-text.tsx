"use client";

import { type ReactNode, useState } from "react";
import { useWords } from "@/components/words/words";
import type { Exactness } from "@/lib/browser/visible-text";
import { ClusterText } from "./cluster-text";

const SHOWN = 240;
const LINES_SHOWN = 3;

/** Cluster text of any length; a long one shows its beginning until somebody asks for the rest. `as` draws it. */
export function LongText({
  text,
  exactness = "usual",
  as = (shown) => <ClusterText text={shown} lines exactness={exactness} />,
}: {
  text: string;
  exactness?: Exactness;
  as?: (text: string) => ReactNode;
}) {
  const words = useWords("app").text;
  const [whole, setWhole] = useState(false);
  const beginning = beginningOf(text);
  if (beginning === text) return as(text);

  return (
    <>
      {as(whole ? text : `${beginning}…`)}{" "}
      <button
        type="button"
        aria-expanded={whole}
        onClick={() => setWhole(!whole)}
        className="relative z-10 rounded-xs font-medium whitespace-nowrap text-accent hover:underline"
      >
        {whole ? words.showLess : words.showAll(text.length)}
      </button>
    </>
  );
}

/** Cut between code points, so that no emoji is split. */
function beginningOf(text: string): string {
  const lines = text.split("\n").slice(0, LINES_SHOWN).join("\n");
  return lines.length <= SHOWN ? lines : Array.from(lines).slice(0, SHOWN).join("");
}
