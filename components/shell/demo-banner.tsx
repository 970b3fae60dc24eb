"use client";

import Link from "next/link";
import { ProblemNote } from "@/components/problem/problem-note";
import { Button } from "@/components/ui/button";
import { rolloutAddress } from "@/lib/browser/addresses";
import { useClusters } from "@/lib/browser/clusters";
import { useDemoScene } from "@/lib/browser/demo";

/** Says that nothing here is real, and offers a bad release to roll back. Nothing where Rewind runs on a real cluster. */
export function DemoBanner({ cluster }: { cluster: string }) {
  const { data } = useClusters();
  const scene = useDemoScene("break-checkout");
  if (!data?.demo) return null;

  const checkout = rolloutAddress({ cluster, namespace: "shop", kind: "deployments", name: "checkout" });
  return (
    <aside aria-label="Demo" className="border-b border-line bg-sunken px-3 py-1.5 text-sm text-ink-2 sm:px-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>
          This is a demo: the shop and its cluster exist in this process only. Roll back what you like, and{" "}
          <Link href={checkout} className="underline">
            start with checkout
          </Link>
          .
        </span>
        <Button small busy={scene.isPending} onClick={() => scene.mutate()}>
          Break checkout again
        </Button>
        <output>{scene.isSuccess && "The bad release of checkout is out."}</output>
      </div>
      {scene.error && <ProblemNote problem={scene.error} />}
    </aside>
  );
}
