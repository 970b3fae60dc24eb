import { Fragment } from "react";
import { withWords } from "@/components/words/words";
import { type Exactness, visibleText } from "@/lib/browser/visible-text";

/** Rare, so it loads with the first of them. */
const CharacterMark = withWords("dialogs", async () => (await import("./character-mark")).CharacterMark).Component;

/**
 * Text that somebody wrote into the cluster: never markup, never a link, kept apart from the direction of the text
 * around it, with a sign for each character that would be invisible or would rearrange its neighbours.
 */
export function ClusterText({
  text,
  lines = false,
  exactness = "usual",
}: {
  text: string;
  lines?: boolean;
  exactness?: Exactness;
}) {
  return (
    <bdi className={lines ? "break-words whitespace-pre-wrap" : undefined}>
      {visibleText(text, exactness).map((segment, place) => (
        // Segments have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={place}>
          {segment.kind === "text" ? (
            segment.text
          ) : (
            <>
              <CharacterMark {...segment} />
              {lines && segment.character === "\n" && "\n"}
            </>
          )}
        </Fragment>
      ))}
    </bdi>
  );
}
