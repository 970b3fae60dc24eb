import { Skeleton } from "@/components/ui/skeleton";
import { useWords } from "@/components/words/words";

/** The shape of the start, invisible for the first moments so that a quick answer never blinks. */
export function StartSkeleton() {
  return (
    <div aria-busy className="mt-5 grid animate-late gap-x-10 gap-y-8 md:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]">
      <p className="sr-only">{useWords("start").reading}</p>
      {[3, 6].map((lines) => (
        <div key={lines} className="grid gap-4">
          <Skeleton className="w-20" />
          {Array.from({ length: lines }, (_, line) => (
            <Skeleton key={line} className="h-4 w-3/4" />
          ))}
        </div>
      ))}
    </div>
  );
}
