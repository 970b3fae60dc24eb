import { expect, test } from "vitest";
import { languageFor } from "./language";

test.each([
  [null, "en"],
  ["", "en"],
  ["en-GB,en;q=0.9", "en"],
  ["fr-FR, de;q=0.5", "en"],
  ["xx;q=nonsense, en;q=0", "en"],
])("who accepts %s is answered in %s", (accepted, language) => {
  expect(languageFor(accepted)).toBe(language);
});
