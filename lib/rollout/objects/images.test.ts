import { expect, test } from "vitest";
import { shortImage } from "./images";

test.each([
  ["nginx", "nginx"],
  ["registry.local:5000/shop/checkout:2.4.1", "checkout:2.4.1"],
  ["ghcr.io/shop/web@sha256:0123456789abcdef0123456789abcdef", "web@sha256:0123456789ab"],
  ["shop/web:1.2@sha256:0123456789abcdef", "web:1.2@sha256:0123456789ab"],
  ["", ""],
])("%s is shown as %s", (image, shown) => {
  expect(shortImage(image)).toBe(shown);
});
