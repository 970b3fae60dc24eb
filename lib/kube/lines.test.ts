import { expect, test } from "vitest";
import { linesOf } from "./lines";

async function* chunks(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

async function all(lines: AsyncIterable<string>) {
  const seen: string[] = [];
  for await (const line of lines) seen.push(line);
  return seen;
}

test("gives whole lines, however the bytes were cut", async () => {
  expect(await all(linesOf(chunks("one\ntwo\nth", "re", "e\n", "\nfive\n")))).toEqual([
    "one",
    "two",
    "three",
    "",
    "five",
  ]);
});

test("joins characters that were cut in half", async () => {
  const [before, after] = [Buffer.from("ä€\n").subarray(0, 3), Buffer.from("ä€\n").subarray(3)];
  async function* cut() {
    yield before;
    yield after;
  }

  expect(await all(linesOf(cut()))).toEqual(["ä€"]);
});

test("drops a last line that was cut off", async () => {
  expect(await all(linesOf(chunks('{"a":1}\n{"a"')))).toEqual(['{"a":1}']);
});

test("holds no more than one line of the allowed length", async () => {
  await expect(all(linesOf(chunks("12345\n", "123456"), 5))).rejects.toThrow("more than 5 bytes");
  expect(await all(linesOf(chunks("12345\n1234"), 5))).toEqual(["12345"]);
});
