"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/words/words";
import { USUAL_KIND } from "@/lib/contract/rollout-kinds";
import { rolloutAddress } from "@/lib/browser/addresses";

/** Leads to one Deployment: who may not list them may still have a right to one by its name. */
export function OpenByName({ cluster, namespace }: { cluster: string; namespace: string }) {
  const words = useWords("list").byName;
  const router = useRouter();
  const [name, setName] = useState("");
  const open = (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted !== "") router.push(rolloutAddress({ cluster, namespace, kind: USUAL_KIND, name: wanted }));
  };
  return (
    <form onSubmit={open} className="mb-4 grid gap-1 text-ink">
      <label htmlFor="rollout-name">{words.label}</label>
      <span className="flex gap-2">
        <input
          id="rollout-name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          placeholder={words.hint}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          className="typeable h-7 w-full max-w-72 min-w-0 rounded-md border border-field bg-surface px-2 placeholder:text-ink-3"
        />
        <Button type="submit">{words.open}</Button>
      </span>
    </form>
  );
}
