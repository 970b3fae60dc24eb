import { expect, test } from "vitest";
import { secondsInWords } from "./duration-words";

test.each([
  [0, "0 s"],
  [1, "1 s"],
  [90, "90 s"],
  [150, "2 min 30 s"],
  [600, "10 min"],
  [5_400, "90 min"],
  [7_200, "2 h"],
  [86_400, "24 h"],
  [90_000, "25 h"],
  [129_600, "36 h"],
  [172_800, "2 d"],
  [302_400, "3 d 12 h"],
])("%i seconds are %s", (seconds, words) => {
  expect(secondsInWords(seconds)).toBe(words);
});
