import { Fragment } from "react";
import { useWords } from "@/components/words/words";
import { invisibleName } from "@/lib/browser/invisible-names";
import { type CharacterMark, type Exactness, visibleText } from "@/lib/browser/visible-text";

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
              <Mark {...segment} />
              {lines && segment.character === "\n" && "\n"}
            </>
          )}
        </Fragment>
      ))}
    </bdi>
  );
}

function Mark({ character, sign, byName }: CharacterMark) {
  const words = useWords("app").characters;
  const name = invisibleName(character, words);
  return (
    <span
      // It is text, not a file.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="img"
      aria-label={name}
      title={name}
      className="mx-px rounded-xs border border-line-strong bg-warn-wash px-0.5 font-mono text-xs text-warn select-none"
    >
      {byName ? words.named(name, sign) : sign}
    </span>
  );
}
