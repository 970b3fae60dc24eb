import { expect, test } from "vitest";
import { parseJson, stringifyAsGo, stringifyJson } from "./json";

test.each([
  '{"a":9007199254740993}',
  '{"a":-9223372036854775808,"b":[18446744073709551615]}',
  '{"a":1,"b":0.25,"c":"12345678901234567890","d":null,"e":true}',
  '{"__proto__":{"a":9007199254740993}}',
])("gives %s back with every digit", (text) => {
  expect(stringifyJson(parseJson(text))).toBe(text);
});

test("keeps ordinary numbers ordinary, also beside a big one", () => {
  expect(parseJson('{"big":9007199254740993,"small":3,"part":0.5}')).toEqual({
    big: 9007199254740993n,
    small: 3,
    part: 0.5,
  });
});

test("refuses what is not JSON, by either parser", () => {
  expect(() => parseJson("<html>")).toThrow(SyntaxError);
  expect(() => parseJson("<html>1234567890123456")).toThrow(SyntaxError);
});

test("writes what it sends as an API server would", () => {
  const text = 'a && b > c < d \u2028\u2029 \b\f\n\t \u0007 \\b "é결"';

  expect(stringifyAsGo({ text })).toBe(
    String.raw`{"text":"a \u0026\u0026 b \u003e c \u003c d \u2028\u2029 \u0008\u000c\n\t \u0007 \\b \"é결\""}`,
  );
  expect(parseJson(stringifyAsGo({ text }))).toEqual({ text });
});
