import { Skeleton } from "@/components/ui/skeleton";
import { useWords } from "@/components/words/words";

/** The shape of what changed, invisible for the first moments so that a quick answer never blinks. */
export function ActivitySkeleton() {
  return (
    <div aria-busy className="mt-4 animate-late">
      <p className="sr-only">{useWords("activity").reading}</p>
      <Skeleton className="mb-5 h-7 w-72" />
      {[64, 48, 72, 40, 56, 60].map((width) => (
        <div key={width} className="flex h-16 items-center gap-6 border-b border-line px-1">
          <Skeleton className="w-20" />
          <Skeleton className="w-28 max-md:hidden" />
          <Skeleton className="w-56" />
          <Skeleton className="w-72 max-md:hidden" />
        </div>
      ))}
    </div>
  );
}
