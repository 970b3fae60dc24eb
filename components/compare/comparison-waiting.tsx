import { useWords } from "@/components/words/words";
import { Skeleton } from "@/components/ui/skeleton";

/** The shape of a comparison, invisible for the first moments so that a quick answer never blinks. */
export function ComparisonWaiting() {
  const words = useWords("rollout").compare;
  return (
    <div aria-busy className="min-h-56 animate-late px-4 py-3">
      <p className="sr-only">{words.reading}</p>
      <Skeleton className="w-36" />
      <div className="mt-4 grid gap-4">
        {["w-52", "w-40", "w-64", "w-44"].map((width) => (
          <div key={width} className="grid grid-cols-[11rem_minmax(0,1fr)] gap-4">
            <Skeleton className="w-28" />
            <Skeleton className={width} />
          </div>
        ))}
      </div>
    </div>
  );
}
