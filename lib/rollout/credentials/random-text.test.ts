import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aRandomText } from "@/lib/testing/credentials";
import { looksRandom } from "./random-text";

const seed = fc.nat(100_000);

test("almost every random text of 32 characters and more is told from written ones", () => {
  for (const as of ["base64", "hex"] as const) {
    const texts = fc.sample(fc.tuple(seed, fc.integer({ min: 32, max: 90 })), { numRuns: 2_000, seed: 1 });
    const missed = texts.filter(([number, length]) => !looksRandom(aRandomText(length, { as, seed: number })));
    expect(missed.length / texts.length).toBeLessThan(0.01);
  }
});

describe("written, not drawn", () => {
  test.each([
    "a".repeat(40),
    "1234567890123456789012345678901234567890",
    "/usr/local/share/applications/Company2/config",
    "usr/lib/x86_64-linux-gnu/libstdc/version6",
    "com/example/shop/checkout/HelloWorldController2Implementation",
    "feature-flags-2026-11-25-checkout-service-v2",
    "7e32c027-af40-4fdd-bbf6-679a3875f43d",
    "Mozilla-compatible-user-agent-text-with-numbers-123",
    "arn-aws-iam-123456789012-role-CheckoutServiceRole",
    "checkout-7d4b9c6f5d-x2x9q-and-more-words-here",
    "ThisIsALongCamelCaseNameWithoutAnyNumbersInIt",
  ])("%s", (text) => {
    expect(looksRandom(text)).toBe(false);
  });
});
