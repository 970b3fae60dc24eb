import { exactTime } from "@/lib/browser/relative-time";

/** That what is shown is older than a problem, and since when nothing was heard; milliseconds since the epoch. */
export function LastHeard({ at }: { at: number }) {
  const iso = new Date(at).toISOString();
  return (
    <p className="text-ink-2">
      What is shown below was read before that. The cluster was last heard at{" "}
      <time dateTime={iso} className="whitespace-nowrap">
        {exactTime(iso)}
      </time>
      .
    </p>
  );
}
