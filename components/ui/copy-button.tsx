"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "./button";

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState("copied"),
      () => setState("refused"),
    );
  const Icon = state === "copied" ? Check : Copy;

  return (
    <Button look="quiet" small aria-label={`Copy ${what}`} onClick={copy} onBlur={() => setState("idle")}>
      <Icon aria-hidden className="size-3.5" />
      <output>{state === "copied" ? "Copied" : state === "refused" ? "Not allowed" : "Copy"}</output>
    </Button>
  );
}
