"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { rolloutAddress } from "@/lib/browser/addresses";

/** Leads to one Deployment: who may not list them may still have a right to one by its name. */
export function OpenByName({ cluster, namespace }: { cluster: string; namespace: string }) {
  const router = useRouter();
  const [name, setName] = useState("");
  const open = (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted !== "") router.push(rolloutAddress({ cluster, namespace, kind: "deployments", name: wanted }));
  };
  return (
    <form onSubmit={open} className="mb-4 grid gap-1 text-ink">
      <label htmlFor="deployment-name">Open a Deployment by its name, if you have a right to it alone:</label>
      <span className="flex gap-2">
        <input
          id="deployment-name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          placeholder="Name of a Deployment"
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          className="typeable h-7 w-full max-w-72 min-w-0 rounded-md border border-field bg-surface px-2 placeholder:text-ink-3"
        />
        <Button type="submit">Open</Button>
      </span>
    </form>
  );
}
