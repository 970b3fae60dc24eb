import type { Sameness } from "@/lib/contract/template-diff";

const SAID: Record<Sameness, { heading: string; means: string }> = {
  same: { heading: "No difference", means: "Kubernetes calls both templates the same." },
  order: {
    heading: "Nothing but the order differs",
    means:
      "The same entries stand in another order, in lists in which the order means nothing. To Kubernetes it is another template all the same: it makes a new ReplicaSet and replaces every pod.",
  },
  defaults: {
    heading: "Nothing but defaults differ",
    means:
      "One side spells out what the API server fills in on the other, and entries may stand in another order where that means nothing. To Kubernetes it is another template all the same: it makes a new ReplicaSet and replaces every pod.",
  },
};

/** In the place of changes where there are none. */
export function SameTemplates({ sameness }: { sameness: Sameness | null }) {
  const { heading, means } = SAID[sameness ?? "same"];
  return (
    <div className="px-4 py-6">
      <h3 className="text-lg">{heading}</h3>
      <p className="mt-1 text-ink-2">{means}</p>
    </div>
  );
}
