import { TemplateText } from "./template-text";
import { useWords } from "@/components/words/words";
import { Button } from "@/components/ui/button";
import { type Comparison, revisionAt } from "@/lib/browser/compare-selection";
import { LIVE } from "@/lib/contract/live";
import { useTemplateDiff } from "@/lib/browser/template-diff";
import type { CompareSelection } from "@/lib/browser/use-compare-selection";
import type { Rollout } from "@/lib/contract/rollout";
import { ComparisonWaiting } from "./comparison-waiting";
import { RevisionPanel } from "./revision-panel";
import { NoSuchRevision } from "./no-such-revision";
import { useSideNames } from "./side-names";

/** One of both sides whole, and the way to the other one. */
export function WholeTemplate({ rollout, selection }: { rollout: Rollout; selection: CompareSelection }) {
  const { comparison, shown, show, compare } = selection;
  const { from, to } = comparison;
  const revision = revisionAt(rollout, shown);
  const predecessor = rollout.revisions.find(({ uid }) => uid === revision?.predecessor);
  const words = useWords("details").template;
  const names = useSideNames(rollout);
  const at = revision?.uid ?? shown;
  return (
    <>
      {from !== null && (
        <fieldset aria-label={words.which} className="flex gap-1 border-b border-line px-3 py-1.5">
          {[from, to].map((side) => (
            <Button
              key={side}
              small
              look="quiet"
              className="aria-pressed:bg-sunken aria-pressed:text-ink"
              aria-pressed={(revisionAt(rollout, side)?.uid ?? side) === at}
              onClick={() => show(side)}
            >
              {names.short(side)}
            </Button>
          ))}
        </fieldset>
      )}
      {revision ? (
        <RevisionPanel
          key={revision.uid}
          rollout={rollout.ref}
          revision={revision}
          predecessor={predecessor}
          onCompare={() => predecessor && compare({ from: predecessor.uid, to: revision.uid })}
        />
      ) : shown === LIVE ? (
        <LiveTemplate rollout={rollout} comparison={comparison} />
      ) : (
        <NoSuchRevision uids={[shown]} />
      )}
    </>
  );
}

/** The Deployment's own template where no revision has it. */
function LiveTemplate({ rollout, comparison }: { rollout: Rollout; comparison: Comparison }) {
  const words = useWords("details").template;
  const { data } = useTemplateDiff(rollout, comparison, true);
  const side = [data?.to, data?.from].find((one) => one?.revision === LIVE);
  if (!side) return <ComparisonWaiting />;
  return (
    <section aria-label={words.live}>
      <p className="px-4 py-3 text-ink-2">{words.liveMeans}</p>
      <TemplateText yaml={side.yaml} label={words.liveLabel} />
    </section>
  );
}
