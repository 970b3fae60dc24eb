import type { ReactNode } from "react";
import { TemplateText } from "./template-text";
import { useWords } from "@/components/words/words";
import { Button } from "@/components/ui/button";
import { type Comparison, LIVE, revisionAt } from "@/lib/browser/compare-selection";
import { useTemplateDiff } from "@/lib/browser/template-diff";
import type { Rollout } from "@/lib/contract/rollout";
import { ComparisonWaiting } from "./comparison-waiting";
import { NoSuchRevision } from "./no-such-revision";
import { useSideNames } from "./side-names";

/** One of both sides whole, and the way to the other one. */
export function WholeTemplate({
  rollout,
  comparison: { from, to },
  shown,
  onShow,
  children,
}: {
  rollout: Rollout;
  comparison: Comparison;
  shown: string;
  onShow: (side: string) => void;
  /** Everything about the revision that is shown. */
  children: ReactNode;
}) {
  const words = useWords("rollout").compare.template;
  const names = useSideNames(rollout);
  const at = revisionAt(rollout, shown)?.uid ?? shown;
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
              onClick={() => onShow(side)}
            >
              {names.short(side)}
            </Button>
          ))}
        </fieldset>
      )}
      {children}
      {!children && shown !== LIVE && <NoSuchRevision uids={[shown]} />}
      {!children && shown === LIVE && <LiveTemplate rollout={rollout} comparison={{ from, to }} />}
    </>
  );
}

/** The Deployment's own template where no revision has it. */
function LiveTemplate({ rollout, comparison }: { rollout: Rollout; comparison: Comparison }) {
  const words = useWords("rollout").compare.template;
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
