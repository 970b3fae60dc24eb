"use client";

import { withWords } from "@/components/words/words";
import { useClusters } from "@/lib/browser/clusters";

const DemoScene = withWords("dialogs", async () => (await import("./demo-scene")).DemoScene).Component;

/** What a demo says of itself. Nothing where Rewind runs on a real cluster. */
export function DemoBanner({ cluster }: { cluster: string }) {
  const { data } = useClusters();
  return data?.demo ? <DemoScene cluster={cluster} /> : null;
}
