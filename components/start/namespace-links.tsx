import Link from "next/link";
import { ClusterText } from "@/components/text/cluster-text";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { listAddress } from "@/lib/browser/addresses";
import { EVERY_NAMESPACE } from "@/lib/contract/cluster-segment";

const SHOWN = 300;
const LINK = "touchable flex items-center gap-2 rounded-md px-2.5 py-1 hover:bg-hover";

/** Links to the lists, all namespaces first, then the one that the context prefers. */
export function NamespaceLinks({
  cluster,
  namespaces,
  preferred,
  search,
  complete,
}: {
  cluster: string;
  namespaces: readonly string[];
  preferred: string | null;
  search: string;
  /** Whether these are all there are. */
  complete: boolean;
}) {
  const words = useWords("start").namespaces;
  const common = useWords("app");
  const shown = namespaces.toSorted((a, b) => Number(b === preferred) - Number(a === preferred)).slice(0, SHOWN);
  return (
    <>
      <ul className="mt-2 -ml-2.5 grid gap-px">
        {search === "" && (
          <li>
            <Link href={listAddress(cluster, EVERY_NAMESPACE)} prefetch={false} className={`${LINK} font-medium`}>
              {common.namespaces.every}
            </Link>
          </li>
        )}
        {shown.map((name) => (
          <li key={name}>
            <Link href={listAddress(cluster, name)} prefetch={false} className={LINK}>
              {name}
              {name === preferred && <span className="text-sm text-ink-3">{words.ofTheContext}</span>}
            </Link>
          </li>
        ))}
      </ul>
      {namespaces.length > SHOWN && <p className="mt-2 text-ink-2">{common.ui.more(namespaces.length - SHOWN)}</p>}
      <output className="mt-2 block break-words text-ink-2 empty:hidden">
        {namespaces.length === 0 && search !== "" && (
          <Said
            phrase={
              complete
                ? words.noneCalled(<ClusterText text={search} />)
                : words.noneKnown(<ClusterText text={search} />)
            }
          />
        )}
      </output>
    </>
  );
}
