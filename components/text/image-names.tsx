import { aloud } from "@/components/words/aloud";
import { useWords } from "@/components/words/words";
import { shortImage } from "@/lib/rollout/objects/images";
import { asPlainText } from "@/lib/browser/visible-text";
import { ClusterText } from "./cluster-text";

/** The first image in short and how many more there are; all of them whole in the title. */
export function ImageNames({ images }: { images: readonly string[] }) {
  const words = useWords("app").text;
  const [first, ...more] = images;
  if (first === undefined) return <span className="text-ink-3">{words.noImage}</span>;
  return (
    <span className="font-mono text-sm" title={images.map(asPlainText).join("\n")}>
      <ClusterText text={shortImage(first)} />
      {more.length > 0 && (
        <span className="text-ink-3">
          {" "}
          +{more.length}
          {aloud(words.moreImages(more.map(shortImage)))}
        </span>
      )}
    </span>
  );
}
