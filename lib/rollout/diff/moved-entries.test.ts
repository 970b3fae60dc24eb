import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inEnglish } from "@/lib/testing/in-english";
import { textsOf } from "@/lib/testing/texts-of";
import { aPodTemplate } from "@/lib/testing/objects";
import { changeSummaries } from "./change-summaries";
import type { JsonObject, PodTemplate } from "../objects/objects";
import { changesBetween, sameness } from "./template-diff";

const told = (before: PodTemplate, after: PodTemplate) => textsOf(changeSummaries(before, after));
const entries = (field: string, names: string) => [...names].map((name) => ({ [field]: name }));
const init = (names: string) => aPodTemplate({ spec: { initContainers: entries("name", names) } });
const env = (...variables: string[]) =>
  aPodTemplate({
    container: {
      env: variables.map((variable) => {
        const [name = "", value] = variable.split("=");
        return { name, value };
      }),
    },
  });
const aliases = (...said: [string, string[]][]) =>
  aPodTemplate({ spec: { hostAliases: said.map(([ip, hostnames]) => ({ ip, hostnames })) } });

describe("init containers run in their order, so that a move is told", () => {
  test.each([
    ["mw", "wm", ["initContainer w moved before m"]],
    ["abcd", "dabc", ["initContainer d moved before a"]],
    ["abcd", "bcda", ["initContainer a moved after d"]],
    ["abcd", "acbd", ["initContainer c moved before b"]],
    ["abc", "cba", ["initContainer b moved before a", "initContainer c moved before b"]],
    ["ab", "cab", ["+initContainer c before a"]],
    ["ab", "acb", ["+initContainer c before b"]],
    ["ab", "abc", ["+initContainer c"]],
    ["ab", "b", ["−initContainer a"]],
    ["abc", "ca", ["initContainer c moved before a", "−initContainer b"]],
  ])("%s to %s", (before, after, words) => {
    expect(told(init(before), init(after)).toSorted()).toEqual(words.toSorted());
  });

  test("sidecars among them too, and what changed besides is told besides", () => {
    const [wait, mesh] = [
      { name: "wait", image: "wait:1" },
      { name: "mesh", restartPolicy: "Always" },
    ];
    const before = aPodTemplate({ spec: { initContainers: [wait, mesh] } });
    const after = aPodTemplate({ spec: { initContainers: [mesh, { ...wait, image: "wait:2" }] } });
    const changes = inEnglish(changesBetween(before, after));
    expect(changes).toMatchObject([
      { kind: "changed", topic: "image", container: "wait" },
      {
        kind: "moved",
        topic: "container",
        container: "mesh",
        path: ["spec", "initContainers", { by: { name: "mesh" }, occurrence: 0 }],
        summary: { text: "initContainer mesh moved before wait" },
        place: { before: ["wait"], after: [] },
        marks: ["run-order"],
        cosmetic: false,
      },
    ]);
    expect(changes[1]).toMatchObject({ before: undefined, after: undefined });
  });
});

describe("a variable sees what stands above it, so that a move past what it refers to is told", () => {
  test.each<[string[], string[], string[]]>([
    [["HOST=db", "URL=$(HOST)"], ["URL=$(HOST)", "HOST=db"], ["env URL moved before HOST, which it refers to"]],
    [["URL=$(HOST)", "HOST=db"], ["HOST=db", "URL=$(HOST)"], ["env URL moved after HOST, which it refers to"]],
    [["A=1", "B=2", "URL=$(A)$(B)"], ["B=2", "URL=$(A)$(B)", "A=1"], ["env URL moved before A, which it refers to"]],
    [["A=1", "B=$(A)", "A=2"], ["A=1", "A=2", "B=$(A)"], ["env B moved after A, which it refers to"]],
    [["A=1", "A=2"], ["A=2", "A=1"], ["env A changed"]],
    [["URL=$(HOST)"], ["HOST=db", "URL=$(HOST)"], ["+env HOST before URL"]],
    [["URL=$(HOST)"], ["URL=$(HOST)", "HOST=db"], ["+env HOST"]],
    [["HOST=db"], ["URL=$(HOST)", "HOST=db"], ["+env URL before HOST"]],
    [["HOST=db", "URL=$$(HOST)"], ["URL=$$(HOST)", "HOST=db"], ["order of a list only"]],
    [["HOST=db", "URL=$(HOST"], ["URL=$(HOST", "HOST=db"], ["order of a list only"]],
    [["A=1", "B=2"], ["B=2", "A=1"], ["order of a list only"]],
  ])("%j to %j", (before, after, words) => {
    expect(told(env(...before), env(...after)).toSorted()).toEqual(words.toSorted());
  });

  test("a move that is not told changes no value", () => {
    const value = fc.constantFrom("1", "$(A)", "$(B)/$(C)", "$$(A)", "$(C", "$$$(B)", "x$(D)");
    const name = fc.constantFrom("A", "B", "C", "D");
    const variables = fc.array(fc.record({ name, value }), { maxLength: 6 });
    const reordered = variables.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(reordered, ([before, after]) => {
        const pod = (list: JsonObject[]) => aPodTemplate({ container: { env: list } });
        const told = changesBetween(pod(before), pod(after)).length > 0;
        expect(told ? {} : expanded(after)).toEqual(told ? {} : expanded(before));
      }),
      { numRuns: 2_000 },
    );
  });
});

/** The variables that a container gets, as the kubelet works them out: from above to below, the last of a name wins. */
function expanded(variables: readonly { name: string; value: string }[]): Record<string, string> {
  const known: Record<string, string> = {};
  for (const { name, value } of variables) {
    known[name] = value.replaceAll(/\$\$|\$\(([^)]*)\)/g, (written, other?: string) =>
      written === "$$" ? "$" : (known[other ?? ""] ?? written),
    );
  }
  return known;
}

test("of aliases for one host the first counts, so that their order is told, and that of others is not", () => {
  const [db, copy, web] = [
    ["1.1.1.1", ["db"]],
    ["2.2.2.2", ["db"]],
    ["3.3.3.3", ["web"]],
  ] as [string, string[]][];
  if (!db || !copy || !web) throw new Error("three aliases");
  expect(told(aliases(db, copy), aliases(copy, db))).toEqual(["hostAliases 2.2.2.2 moved before 1.1.1.1"]);
  expect(told(aliases(db, web), aliases(web, db))).toEqual(["order of a list only"]);
});

test.each<[string, JsonObject, JsonObject]>([
  ["args", { args: ["a", "b"] }, { args: ["b", "a"] }],
  ["command", { command: ["a", "b", "b"] }, { command: ["b", "a", "b"] }],
  [
    "envFrom",
    { envFrom: [{ secretRef: { name: "s" } }, { configMapRef: { name: "c" } }] },
    { envFrom: [{ configMapRef: { name: "c" } }, { secretRef: { name: "s" } }] },
  ],
])("%s is one value, whose entries in another order are told as that", (field, before, after) => {
  const [one, other] = [aPodTemplate({ container: before }), aPodTemplate({ container: after })];
  expect(told(one, other)).toEqual([`${field} in another order`]);
});

test.each<[string, JsonObject, JsonObject]>([
  ["tolerations", { tolerations: entries("key", "ab") }, { tolerations: entries("key", "ba") }],
  ["containers", { containers: entries("name", "ab") }, { containers: entries("name", "ba") }],
  ["volumes", { volumes: entries("name", "ab") }, { volumes: entries("name", "ba") }],
  ["imagePullSecrets", { imagePullSecrets: entries("name", "ab") }, { imagePullSecrets: entries("name", "ba") }],
])("the order of %s means nothing and is told as order only", (_list, before, after) => {
  const [one, other] = [{ spec: before }, { spec: after }];
  expect(changesBetween(one, other)).toEqual([]);
  expect(sameness(one, other)).toBe("order");
});

test("a template of thousands of entries is compared in no time", () => {
  const many = (sign: 1 | -1) =>
    Array.from({ length: 8_000 }, (_, place) => ({ name: `N${place * sign}`, value: "$(".repeat(20) }));
  const pod = (list: JsonObject[]) => aPodTemplate({ container: { env: list }, spec: { initContainers: list } });
  const started = performance.now();
  changesBetween(pod(many(1)), pod(many(1).toReversed()));
  expect(performance.now() - started).toBeLessThan(5_000);
});
