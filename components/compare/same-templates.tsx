import { useWords } from "@/components/words/words";
import type { Sameness } from "@/lib/contract/template-diff";

/** In the place of changes where there are none. */
export function SameTemplates({ sameness }: { sameness: Sameness | null }) {
  const { heading, means } = useWords("rollout").compare.same[sameness ?? "same"];
  return (
    <div className="px-4 py-6">
      <h3 className="text-lg">{heading}</h3>
      <p className="mt-1 text-ink-2">{means}</p>
    </div>
  );
}
