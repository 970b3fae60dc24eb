"use client";

import Link from "next/link";
import { ProblemNote } from "@/components/problem/problem-note";
import { Button } from "@/components/ui/button";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { USUAL_KIND } from "@/lib/contract/rollout-kinds";
import { rolloutAddress } from "@/lib/browser/addresses";
import { useDemoScene } from "@/lib/browser/demo";

/** Says that nothing here is real, and offers a bad release to roll back. */
export function DemoScene({ cluster }: { cluster: string }) {
  const words = useWords("dialogs").demo;
  const scene = useDemoScene("break-checkout");

  const checkout = rolloutAddress({ cluster, namespace: "shop", kind: USUAL_KIND, name: "checkout" });
  return (
    <aside aria-label={words.label} className="border-b border-line bg-sunken px-3 py-1.5 text-sm text-ink-2 sm:px-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>
          <Said
            phrase={words.about((text) => (
              <Link href={checkout} className="underline">
                {text}
              </Link>
            ))}
          />
        </span>
        <Button small busy={scene.isPending} onClick={() => scene.mutate()}>
          {words.breakAgain}
        </Button>
        <output>{scene.isSuccess && words.isBroken}</output>
      </div>
      {scene.error && <ProblemNote problem={scene.error} />}
    </aside>
  );
}
