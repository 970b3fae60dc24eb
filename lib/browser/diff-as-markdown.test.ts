import { expect, test } from "vitest";
import type { Sameness, TemplateChange } from "@/lib/contract/template-diff";
import { aChange, called } from "@/lib/testing/template-change";
import { changeRowWords } from "@/lib/words/en/screens/compare";
import { diffAsMarkdown } from "./diff-as-markdown";

const markdown = (heading: string, changes: TemplateChange[], sameness: Sameness | null = null) =>
  diffAsMarkdown(heading, { changes, sameness }, changeRowWords);

test("lists changes by place, with values, percent and marks", () => {
  const web = { container: "web", path: ["spec", "containers", { by: { name: "web" }, occurrence: 0 }, "image"] };
  const text = markdown("shop/web: revision 6 → revision 7 (live)", [
    aChange({ ...web, subject: called("image"), before: "web:1", after: "web:2", marks: ["mutable-tag"], weight: 100 }),
    aChange({ ...web, subject: called("memory limit"), before: "256Mi", after: "512Mi", percent: 100, weight: 70 }),
    aChange({
      ...web,
      topic: "env",
      kind: "added",
      subject: called("env PAY"),
      before: undefined,
      after: { name: "PAY", value: "on" },
    }),
    aChange({
      subject: called("annotation kubectl.kubernetes.io/restartedAt"),
      before: "a",
      after: "b",
      cosmetic: true,
      weight: 0,
    }),
  ]);
  expect(text).toBe(`### shop/web: revision 6 → revision 7 (live)

**container web**

- ~ image: \`web:1\` → \`web:2\` (tag may move)
- ~ memory limit: \`256Mi\` → \`512Mi\` (+100 %)
- + env PAY: \`on\`

**cosmetic only**

- ~ annotation kubectl.kubernetes.io/restartedAt: \`a\` → \`b\`
`);
});

test("a masked value stays masked", () => {
  const entry = (mask: string) => ({ name: "TOKEN", value: `‹masked ${mask}›` });
  const change = aChange({ topic: "env", subject: called("env TOKEN"), before: entry("1a"), after: entry("2b") });
  expect(markdown("x", [change])).toContain("- ~ env TOKEN: `‹masked 1a›` → `‹masked 2b›`");
});

test("nothing in a value or a name becomes markup", () => {
  const hostile = "a ``` b\n<script>\u202e";
  const text = markdown("x", [aChange({ subject: called("label [a](b)"), before: hostile, after: "" })]);
  expect(text).toContain("label \\[a\\](b)");
  expect(text).toContain("```` a ``` b; <script>U+202E ```` → `(empty)`");
});

test("says so where nothing differs, and cuts what is too long", () => {
  expect(markdown("x", [])).toBe("### x\n\nNo difference.\n");
  expect(markdown("x", [aChange({ after: "é".repeat(1_000) })]).length).toBeLessThan(400);
});

test("an entry that moved is told by where it stands now, and nothing but another order by what it does", () => {
  const moved = { kind: "moved", before: undefined, after: undefined, subject: called("initContainer wait") } as const;
  expect(
    markdown("x", [aChange({ ...moved, place: { before: ["migrate"], after: [] }, marks: ["run-order"] })]),
  ).toContain("- ⇅ initContainer wait (before migrate, runs in this order)\n");
  expect(markdown("x", [], "order")).toContain("Order only, every pod is replaced.");
});
