import { cited } from "@/lib/contract/cluster-text";
import { expect, test } from "vitest";
import { message, textOf } from "@/lib/contract/message";
import { english } from "./en/english";
import { sayWith, tell, tellWith } from "./tell";

const lags = message("notice.number-lags", { said: null, wanted: cited`3` });

test("every message in a value gets its sentence, at any depth, beside its code and facts", () => {
  expect(tell({ notices: [lags], other: { deep: [lags] } }, "en")).toEqual({
    notices: [{ code: lags.code, facts: lags.facts, text: expect.stringMatching(/names no revision; .* at 3\.$/) }],
    other: { deep: [expect.objectContaining({ text: expect.any(String) })] },
  });
});

test("where a standard wants a string it is the sentence alone", () => {
  expect(tell({ detail: textOf(lags) }, "en")).toEqual({ detail: expect.stringMatching(/names no revision/) });
});

test("an object of the cluster that only looks like a message is left as it is", () => {
  const template = { code: "notice.number-lags", facts: {} };
  const value = { template };
  expect(tell(value, "en")).toBe(value);
});

test("the words are those of the language that is asked for", () => {
  const shouting = { ...english, "notice.number-lags": () => "HINTERHER" };
  expect(tellWith([lags], sayWith(shouting))).toEqual([expect.objectContaining({ text: "HINTERHER" })]);
});
