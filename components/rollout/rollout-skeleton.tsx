import { Skeleton } from "@/components/ui/skeleton";
import { useWords } from "@/components/words/words";

/** The shape of a rollout, invisible for the first moments so that a quick answer never blinks. */
export function RolloutSkeleton() {
  return (
    <div aria-busy className="mt-3 animate-late">
      <p className="sr-only">{useWords("rollout").reading}</p>
      <Skeleton className="h-4 w-80 max-w-full" />
      <div className="mt-8 grid gap-6 lg:grid-cols-[26rem_minmax(0,1fr)]">
        <div className="grid content-start gap-7">
          {[1, 2, 3, 4].map((row) => (
            <div key={row} className="grid gap-2 pl-8">
              <Skeleton className="w-16" />
              <Skeleton className="w-48" />
              <Skeleton className="w-64" />
            </div>
          ))}
        </div>
        <div className="h-72 rounded-xl border border-line max-lg:hidden" />
      </div>
    </div>
  );
}
