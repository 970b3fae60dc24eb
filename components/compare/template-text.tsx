import { ClusterText } from "@/components/text/cluster-text";

/** Line numbers are one text beside the other, so that a template of ten thousand lines is still two elements. */
export function TemplateText({ yaml, label }: { yaml: string; label: string }) {
  const text = yaml.replace(/\n$/, "");
  const numbers = Array.from({ length: text.split("\n").length }, (_, line) => line + 1).join("\n");
  return (
    <section
      aria-label={label}
      // A scrolling text has to be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="flex max-h-[min(70vh,44rem)] overflow-auto bg-ground font-mono text-sm/[1.2rem] -outline-offset-2"
    >
      <pre
        aria-hidden
        className="sticky left-0 shrink-0 border-r border-line bg-ground py-2 pr-2 pl-3 text-right text-ink-3 select-none"
      >
        {numbers}
      </pre>
      <pre className="py-2 pr-4 pl-3">
        <Lines text={text} />
      </pre>
    </section>
  );
}

/** Line breaks are the shape of the text here; every other invisible character gets its sign. */
function Lines({ text }: { text: string }) {
  if (!/[^\n\P{C}]/u.test(text)) return text;
  return text.split("\n").map((line, place) => (
    // A line is its place.
    // oxlint-disable-next-line react/no-array-index-key
    <span key={place}>
      {place > 0 && "\n"}
      <ClusterText text={line} />
    </span>
  ));
}
