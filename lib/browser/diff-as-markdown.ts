import type { TemplateChange, TemplateDiff } from "@/lib/contract/template-diff";
import type { ScreenWords } from "@/lib/words/screen-words";
import { groupChanges, placeName } from "./change-groups";
import { shownValue } from "./change-value";
import { asPlainText } from "./visible-text";

type Words = ScreenWords["rollout"]["changeRows"];

const LONGEST = 300;
const SIGN = { added: "+", removed: "−", changed: "~", moved: "⇅" } as const;

/** Changes as Markdown, for a ticket or a chat. Masked values stay masked: they never came with a mask taken off. */
export function diffAsMarkdown(
  heading: string,
  { changes, sameness }: Pick<TemplateDiff, "changes" | "sameness">,
  words: Words,
): string {
  const { groups, cosmetic } = groupChanges(changes);
  const sections = groups.map((group) => section(words, placeName(words, group.place), group.changes));
  if (cosmetic.length > 0) sections.push(section(words, words.cosmeticOnly, cosmetic));
  if (sections.length === 0) {
    sections.push(
      `${sameness === "order" || sameness === "defaults" ? words.noChange[sameness] : words.noDifference}.\n`,
    );
  }
  return `### ${escaped(heading)}\n\n${sections.join("\n")}`;
}

function section(words: Words, name: string, changes: readonly TemplateChange[]): string {
  return `**${escaped(name)}**\n\n${changes.map((change) => line(words, change)).join("\n")}\n`;
}

function line(words: Words, change: TemplateChange): string {
  const [before, after] = [shownValue(words, change, change.before), shownValue(words, change, change.after)];
  const values = [before, after].filter((value) => value !== null).map(({ text }) => code(text));
  const place = change.place ? escaped(words.place(change.place)) : "";
  const notes = [
    place,
    change.percent === null ? "" : words.percent(change.percent),
    ...change.marks.map((mark) => words.marks[mark].word),
  ].filter(Boolean);
  const told = notes.length > 0 ? ` (${notes.join(", ")})` : "";
  const said = values.length > 0 ? `: ${values.join(" → ")}` : "";
  return `- ${SIGN[change.kind]} ${escaped(change.subject.text)}${said}${told}`;
}

/** A code span whose fence is longer than any run of backticks in it, on one line. */
function code(text: string): string {
  const line = asPlainText(text.replace(/\s*\n\s*/g, "; "));
  const cut = line.length > LONGEST ? `${Array.from(line).slice(0, LONGEST).join("")}…` : line;
  const runs = cut.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const pad = runs.length > 0 ? " " : "";
  return fence + pad + cut + pad + fence;
}

function escaped(text: string): string {
  return asPlainText(text).replace(/[\\`*_[\]<>|]/g, "\\$&");
}
