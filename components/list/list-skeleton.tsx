import { Skeleton } from "@/components/ui/skeleton";
import { useWords } from "@/components/words/words";

/** The shape of the list, invisible for the first moments so that a quick answer never blinks. */
export function ListSkeleton() {
  return (
    <div aria-busy className="mt-4 animate-late">
      <p className="sr-only">{useWords("list").reading}</p>
      <div className="mb-3 flex gap-2">
        <Skeleton className="h-7 w-72" />
        <Skeleton className="h-7 w-64 max-sm:hidden" />
      </div>
      {[64, 48, 72, 40, 56, 60, 44, 52].map((width) => (
        <div key={width} className="rollout-columns grid h-[35px] items-center border-b border-line px-2">
          <Skeleton className="w-24" />
          <Skeleton className="max-md:hidden" />
          <Skeleton className="max-md:w-12" />
          <Skeleton className="max-md:hidden" />
          <Skeleton className="max-md:hidden" />
          <Skeleton className="max-md:hidden" />
        </div>
      ))}
    </div>
  );
}
