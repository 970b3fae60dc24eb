import Link from "next/link";
import { ClusterText } from "@/components/text/cluster-text";
import { aloud } from "@/components/words/aloud";
import { buttonClass } from "@/components/ui/button";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { asPlainText } from "@/lib/browser/visible-text";
import type { RolloutSummary } from "@/lib/contract/rollout";

const SHOWN = 200;
/** There is nothing before it to go back to. */
const FIRST = "1";

/** Why a rollout needs attention and the way out of it, as the second line of its row. */
export function ReasonCell({ rollout, address }: { rollout: RolloutSummary; address: string }) {
  const words = useWords("list");
  const { name, revision, state } = rollout;
  const reason = rollout.reason?.text ?? "";
  return (
    <td className="flex min-w-0 items-center gap-3 pt-1 max-md:col-span-2 max-md:flex-wrap md:col-start-2 md:-col-end-1">
      <span className="min-w-0 truncate text-ink-2 max-md:whitespace-normal" title={asPlainText(reason)}>
        <ClusterText text={reason.slice(0, SHOWN)} />
      </span>
      {state.rollbackHelps && revision !== FIRST && (
        <Link
          href={`${address}?rollback=suggested`}
          prefetch={false}
          className={`${buttonClass("plain", true)} relative z-10`}
        >
          <span>
            <Said phrase={words.rollBack(asPlainText(name), aloud)} />
          </span>
        </Link>
      )}
    </td>
  );
}
