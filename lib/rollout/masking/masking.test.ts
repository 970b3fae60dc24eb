import { clusterText } from "@/lib/contract/cluster-text";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryTemplate } from "@/lib/testing/arbitrary-template";
import { aJsonWebToken, aRandomText } from "@/lib/testing/credentials";
import { inEnglish } from "@/lib/testing/in-english";
import { aDeployment, aPodTemplate, aReplicaSet } from "@/lib/testing/objects";
import { maskedDiff, maskedTextAt, maskTemplate, maskText } from "./masking";
import type { JsonObject, PodTemplate } from "../objects/objects";
import { withoutHash } from "../template/template";
import { changesBetween } from "../diff/template-diff";

/** Readable in a test; a real one tells nothing. */
const fingerprint = (value: string) => `#${value.length}`;
const lossless = (value: string) => [...value].map((letter) => letter.charCodeAt(0).toString(36)).join(".");

const inContainer = (container: JsonObject) => aPodTemplate({ container });
const env = (name: string, value?: string) => inContainer({ env: [{ name, ...(value !== undefined && { value }) }] });
const CANARY = "c4n4ry";
const JWT = aJsonWebToken();
const SPEC = "/spec/containers/0";

/** Each template is read by every pattern several times over. */
const FEW = { numRuns: 25 };

describe("masked", () => {
  test.each<[string, PodTemplate, string, string, string]>([
    ["an env variable by its name", env("DB_PASSWORD", CANARY), `${SPEC}/env/0/value`, "‹masked #6›", "name"],
    ["an env variable by its shape", env("X", JWT), `${SPEC}/env/0/value`, `‹masked #${JWT.length}›`, "shape"],
    [
      "the password of a URL, and nothing else of it",
      env("DATABASE_URL", `postgres://me:${CANARY}@db/shop`),
      `${SPEC}/env/0/value`,
      "postgres://me:‹masked #6›@db/shop",
      "userinfo",
    ],
    [
      "an argument",
      inContainer({ args: [`--password=${CANARY} x`] }),
      `${SPEC}/args/0`,
      "--password=‹masked #8›",
      "name",
    ],
    [
      "the argument after a flag",
      inContainer({ args: ["--password", CANARY] }),
      `${SPEC}/args/1`,
      "‹masked #6›",
      "name",
    ],
    [
      "the script of a command",
      inContainer({ command: ["sh", "-c", `login --token ${CANARY} && run`] }),
      `${SPEC}/command/2`,
      "login --token ‹masked #6› && run",
      "name",
    ],
    [
      "a header of a probe",
      inContainer({
        livenessProbe: { httpGet: { httpHeaders: [{ name: "Authorization", value: `Basic ${CANARY}` }] } },
      }),
      `${SPEC}/livenessProbe/httpGet/httpHeaders/0/value`,
      "‹masked #12›",
      "name",
    ],
    [
      "an annotation by its name",
      aPodTemplate({ annotations: { "example.com/api-key": CANARY } }),
      "/metadata/annotations/example.com~1api-key",
      "‹masked #6›",
      "name",
    ],
    [
      "kubectl's copy of the object",
      aPodTemplate({ annotations: { "kubectl.kubernetes.io/last-applied-configuration": `{"a":"${CANARY}"}` } }),
      "/metadata/annotations/kubectl.kubernetes.io~1last-applied-configuration",
      "‹masked #14›",
      "last-applied",
    ],
    [
      "an attribute of a volume",
      aPodTemplate({
        spec: { volumes: [{ name: "v", csi: { driver: "d", volumeAttributes: { password: CANARY } } }] },
      }),
      "/spec/volumes/0/csi/volumeAttributes/password",
      "‹masked #6›",
      "name",
    ],
    [
      "a field that nobody knows",
      aPodTemplate({ spec: { tomorrow: { token: CANARY } } }),
      "/spec/tomorrow/token",
      "‹masked #6›",
      "name",
    ],
    [
      "an init container's",
      aPodTemplate({ spec: { initContainers: [{ name: "i", env: [{ name: "TOKEN", value: CANARY }] }] } }),
      "/spec/initContainers/0/env/0/value",
      "‹masked #6›",
      "name",
    ],
    [
      "an ephemeral container's",
      aPodTemplate({ spec: { ephemeralContainers: [{ name: "i", env: [{ name: "TOKEN", value: CANARY }] }] } }),
      "/spec/ephemeralContainers/0/env/0/value",
      "‹masked #6›",
      "name",
    ],
  ])("%s", (_what, template, pointer, text, why) => {
    const { template: visible, masked } = maskTemplate(template, fingerprint);

    expect(masked).toMatchObject([{ pointer, why, mask: expect.stringMatching(/^‹masked #\d+›$/) }]);
    expect(maskedTextAt(visible, pointer)).toBeNull();
    expect(at(visible, pointer)).toBe(text);
    expect(maskedTextAt(template, pointer)).toBe(at(template, pointer));
    expect(JSON.stringify(visible)).not.toContain(CANARY);
    expect(text).toContain(masked[0]?.mask);
  });
});

describe("shown as it is", () => {
  test.each<[string, PodTemplate]>([
    ["an empty value", env("PASSWORD", "")],
    ["no value", env("PASSWORD")],
    ["a reference to another variable", env("DATABASE_URL", "postgres://me:$(PASSWORD)@db/shop")],
    ["a reference alone", env("PASSWORD", "$(OTHER)")],
    [
      "a reference to a Secret",
      inContainer({ env: [{ name: "PASSWORD", valueFrom: { secretKeyRef: { name: "s", key: "password" } } }] }),
    ],
    ["an image with its digest", aPodTemplate({ image: `web@sha256:${aRandomText(64, { as: "hex" })}` })],
    ["a bare flag before another", inContainer({ args: ["--password", "--verbose", "x"] })],
    ["a checksum", aPodTemplate({ annotations: { "checksum/secret": aRandomText(64, { as: "hex" }) } })],
    [
      "a Secret's name",
      aPodTemplate({ spec: { volumes: [{ name: "token", secret: { secretName: "web-token", defaultMode: 420 } }] } }),
    ],
    ["a number", aPodTemplate({ spec: { token: 9007199254740993n } })],
  ])("%s", (_what, template) => {
    expect(maskTemplate(template, fingerprint)).toEqual({ template, masked: [] });
  });
});

function at(template: PodTemplate, pointer: string): unknown {
  const steps = pointer.split("/").slice(1);
  return steps.reduce<unknown>(
    (value, step) => (value as Record<string, unknown>)[step.replaceAll("~1", "/").replaceAll("~0", "~")],
    template,
  );
}

test("two values of a text are two masks under one pointer", () => {
  const template = env("URLS", "http://a:x@h http://a:yy@h http://b:x@h");
  const { masked } = maskTemplate(template, fingerprint);
  expect(masked.map(({ mask }) => mask)).toEqual(["‹masked #1›", "‹masked #2›"]);
  expect(new Set(masked.map(({ pointer }) => pointer)).size).toBe(1);
});

test("the hash label is left out, and pointers lead into the template without it", () => {
  const { template } = aReplicaSet(aDeployment(), { template: env("TOKEN", CANARY) }).spec;
  expect(maskTemplate(template, fingerprint).template.metadata?.labels).toEqual({ app: "web" });
});

test("masking again changes nothing, and nothing is left to be masked", () => {
  fc.assert(
    fc.property(arbitraryTemplate, (template) => {
      const once = maskTemplate(template, fingerprint);
      expect(maskTemplate(once.template, fingerprint)).toEqual({ template: once.template, masked: [] });
      for (const { pointer } of once.masked)
        expect(maskedTextAt(template, pointer)).toBe(at(withoutHash(template), pointer));
    }),
    FEW,
  );
});

describe("what changed", () => {
  const change = (before: PodTemplate, after: PodTemplate) => inEnglish(maskedDiff(before, after, fingerprint).changes);

  test("two secrets of one name still differ, and both are masked", () => {
    expect(change(env("PASSWORD", CANARY), env("PASSWORD", `${CANARY}2`))).toMatchObject([
      {
        before: { name: "PASSWORD", value: "‹masked #6›" },
        after: { name: "PASSWORD", value: "‹masked #7›" },
        summary: { text: "env PASSWORD changed" },
      },
    ]);
    expect(change(env("PASSWORD", CANARY), env("PASSWORD", CANARY))).toEqual([]);
  });

  test("secrets whose masks are equal by accident are a change all the same", () => {
    expect(change(env("PASSWORD", "abc"), env("PASSWORD", "xyz"))).toMatchObject([
      { before: { value: "‹masked #3›" }, after: { value: "‹masked #3›" } },
    ]);
  });

  test("the value of a field beside its name is masked by that name, however deep the change", () => {
    const tomorrow = (value: string) => aPodTemplate({ spec: { tomorrow: { name: "TOKEN", value } } });
    expect(change(tomorrow("a"), tomorrow("bb"))).toMatchObject([
      {
        path: ["spec", "tomorrow", "value"],
        before: "‹masked #1›",
        after: "‹masked #2›",
        summary: { text: "tomorrow.value changed" },
      },
    ]);
  });

  test("whatever changes, no word, value or subject tells what the masked templates do not", () => {
    const pod = (secret: string) =>
      aPodTemplate({
        labels: { token: secret },
        annotations: { token: secret },
        container: {
          env: [{ name: "PASSWORD", value: secret }],
          args: ["--password", secret],
          command: [`--token=${secret}`],
          lifecycle: { preStop: { httpGet: { path: `/?token=${secret}` } } },
          readinessProbe: { httpGet: { path: `/?token=${secret}`, host: `http://a:${secret}@b` } },
        },
        spec: { tomorrow: { password: secret, deep: { url: `http://a:${secret}@b` }, name: "TOKEN", value: secret } },
      });
    for (const [before, after] of [
      [pod(CANARY), pod(`${CANARY}2`)],
      [aPodTemplate(), pod(CANARY)],
      [pod(CANARY), aPodTemplate()],
    ] as const) {
      const changes = inEnglish(maskedDiff(before, after, lossless).changes);
      expect(changes.length).toBeGreaterThan(6);
      expect(JSON.stringify(changes)).not.toContain(CANARY);
    }
  });

  test("are the changes there are, with the values that the masked templates have", () => {
    fc.assert(
      fc.property(arbitraryTemplate, arbitraryTemplate, (a, b) => {
        const plain = changesBetween(a, b);
        const masked = maskedDiff(a, b, lossless).changes;
        expect(masked.map(({ path, kind }) => [path, kind])).toEqual(plain.map(({ path, kind }) => [path, kind]));
        for (const [index, { before, after }] of masked.entries()) {
          expect(before === undefined).toBe(plain[index]?.before === undefined);
          expect(after === undefined).toBe(plain[index]?.after === undefined);
        }
      }),
      FEW,
    );
  });
});

test("a message keeps all but its credentials, byte for byte", () => {
  expect(maskText(clusterText(`webhook "x" denied: password=${CANARY}, see http://a:${CANARY}@b/`), fingerprint)).toBe(
    'webhook "x" denied: password=‹masked #7› see http://a:‹masked #6›@b/',
  );
  const plain = 'quota exceeded: requested: cpu=2, used: cpu=1, limited: cpu=2 — 한\n"ok"';
  expect(maskText(clusterText(plain), fingerprint)).toBe(plain);
});
