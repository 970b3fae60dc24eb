import { expect, test } from "vitest";
import { message } from "@/lib/contract/message";
import { inEnglish } from "@/lib/testing/in-english";
import { maskedMessage } from "./masked-message";

const CANARY = "canary-04d7";
const MASKED = expect.stringMatching(/^password=‹masked [0-9a-f]+›$/);

test("what looks like a credential is masked in texts, in lists and in messages that are facts", () => {
  const field = message("field.annotation", { key: `password=${CANARY}` });
  const removed = inEnglish(maskedMessage(message("beside.removed", { field })));
  expect(removed.facts).toMatchObject({ field: { code: "field.annotation", facts: { key: MASKED } } });
  expect(removed.text).toMatch(/^−annotation password=‹masked [0-9a-f]+›$/);

  const entry = { entry: `password=${CANARY}` };
  const places = message("field.in-template", { places: [[{ field: "containers" }, entry]] });
  expect(inEnglish(maskedMessage(places)).facts).toEqual({
    places: [[{ field: "containers" }, { entry: MASKED }]],
  });
});

test("what is no text stays as it is", () => {
  const told = message("check.only-older-serve", { down: 3, kept: 2 });
  expect(maskedMessage(told)).toEqual(told);
});
