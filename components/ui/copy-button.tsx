"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { aloud } from "@/components/words/aloud";
import { Button } from "./button";

/** Puts a text on the clipboard and says so. A text that takes work to make is given as what makes it. */
export function CopyButton({
  text,
  what,
  label,
}: {
  text: string | (() => Promise<string>);
  what: string;
  label?: string;
}) {
  const words = useWords("app").ui;
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  const copy = () =>
    written(text).then(
      () => setState("copied"),
      () => setState("refused"),
    );
  const Icon = state === "copied" ? Check : Copy;

  return (
    <span>
      <Button look="quiet" small onClick={copy} onBlur={() => setState("idle")}>
        <Icon aria-hidden className="size-3.5" />
        {label ? (
          <>
            {label}
            {aloud(` ${what}`)}
          </>
        ) : (
          <Said phrase={words.copy(what, aloud)} />
        )}
      </Button>
      <output className={state === "refused" ? "text-sm text-bad" : "sr-only"}>
        {SAID[state] && words[SAID[state]]}
      </output>
    </span>
  );
}

/** A browser gives leave for as long as the press is new, so what takes time is handed over before it is there. */
function written(text: string | (() => Promise<string>)): Promise<void> {
  if (typeof text === "string") return navigator.clipboard.writeText(text);
  return navigator.clipboard.write([new ClipboardItem({ "text/plain": text() })]);
}

const SAID = { idle: null, copied: "copied", refused: "copyRefused" } as const;
