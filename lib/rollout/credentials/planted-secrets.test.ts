import { clusterText } from "@/lib/contract/cluster-text";
import { describe, expect, test } from "vitest";
import { PLANTED_ADDRESSES } from "@/lib/testing/planted/addresses";
import { PLANTED_ARGUMENTS, PLANTED_COMMAND_LINES } from "@/lib/testing/planted/command-lines";
import { HARMLESS_SENTENCES, HARMLESS_VARIABLES } from "@/lib/testing/planted/harmless";
import { FOREIGN_HARMLESS } from "@/lib/testing/planted/foreign-harmless";
import { FOREIGN_TEXTS } from "@/lib/testing/planted/foreign-texts";
import { CREDENTIAL_NAMES, CREDENTIAL_NAMES_OF_TOKENS } from "@/lib/testing/planted/names";
import { HARMLESS_OTHERS } from "@/lib/testing/planted/harmless-others";
import { MORE_NOTATIONS } from "@/lib/testing/planted/more-notations";
import { MORE_TEXTS } from "@/lib/testing/planted/more-texts";
import { PLANTED_NOTATIONS } from "@/lib/testing/planted/notations";
import { PLANTED_SENTENCES } from "@/lib/testing/planted/sentences";
import { PLANTED_TOKENS } from "@/lib/testing/planted/tokens";
import { aPodTemplate } from "@/lib/testing/objects";
import { maskTemplate, maskText } from "../masking/masking";
import type { PodTemplate } from "../objects/objects";

const fingerprint = (value: string) => `#${value.length}`;
/** As people choose them, and as programs make them. */
const CREDENTIALS = ["k4n4rienv0gel", "S3cr3t-Vogel.9!", "zaunkoenig7Nest"];

/** Every place of a template that a text can stand in. */
const PLACES: readonly (readonly [place: string, at: (text: string) => PodTemplate])[] = [
  ["env", (value) => aPodTemplate({ container: { env: [{ name: "X", value }] } })],
  ["an argument", (text) => aPodTemplate({ container: { args: ["run", text] } })],
  ["a script", (text) => aPodTemplate({ container: { command: ["sh", "-c", text] } })],
  ["an annotation", (text) => aPodTemplate({ annotations: { "example.com/config": text } })],
  ["a label", (text) => aPodTemplate({ labels: { x: text } })],
  [
    "a probe's header",
    (value) => aPodTemplate({ container: { livenessProbe: { httpGet: { httpHeaders: [{ name: "X", value }] } } } }),
  ],
  [
    "a probe's command",
    (text) => aPodTemplate({ container: { readinessProbe: { exec: { command: ["sh", "-c", text] } } } }),
  ],
  [
    "a hook's command",
    (text) => aPodTemplate({ container: { lifecycle: { preStop: { exec: { command: ["sh", "-c", text] } } } } }),
  ],
  [
    "an init container",
    (value) => aPodTemplate({ spec: { initContainers: [{ name: "i", env: [{ name: "X", value }] }] } }),
  ],
  [
    "a volume's attribute",
    (text) => aPodTemplate({ spec: { volumes: [{ name: "v", csi: { driver: "d", volumeAttributes: { x: text } } }] } }),
  ],
  ["a field that nobody knows", (text) => aPodTemplate({ spec: { tomorrow: { deep: [{ x: text }] } } })],
];

function comesThrough(text: string, credential: string): string[] {
  const places = PLACES.filter(([, at]) => textsOf(maskTemplate(at(text), fingerprint).template).includes(credential));
  return [
    ...places.map(([place]) => place),
    ...(maskText(clusterText(text), fingerprint).includes(credential) ? ["a message"] : []),
  ];
}

function textsOf(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null ? Object.values(value).map(textsOf).join("\0") : "";
}

describe("planted", () => {
  test.each([...PLANTED_NOTATIONS, ...PLANTED_COMMAND_LINES, ...PLANTED_ADDRESSES, ...PLANTED_SENTENCES])(
    "%s",
    (_kind, text) => {
      for (const credential of CREDENTIALS) {
        expect(maskText(clusterText(text.replace("§", credential)), fingerprint)).not.toContain(credential);
      }
      const [credential = ""] = CREDENTIALS;
      expect(comesThrough(text.replace("§", credential), credential)).toEqual([]);
    },
  );

  test.each([...MORE_NOTATIONS, ...MORE_TEXTS, ...FOREIGN_TEXTS])("%s", (text) => {
    for (const credential of CREDENTIALS) {
      expect(comesThrough(text.replaceAll("§", credential), credential)).toEqual([]);
    }
  });

  test.each(PLANTED_TOKENS)("%s", (_kind, token) => {
    expect(comesThrough(token, token)).toEqual([]);
    expect(maskText(clusterText(`started with ${token} there`), fingerprint)).not.toContain(token);
  });

  test.each(PLANTED_ARGUMENTS)("in arguments: %s", (_kind, items) => {
    for (const credential of CREDENTIALS) {
      const argv = items.map((item) => item.replace("§", credential));
      for (const container of [
        { command: argv },
        { args: argv },
        { command: argv.slice(0, 1), args: argv.slice(1) },
        { livenessProbe: { exec: { command: argv } } },
      ]) {
        expect(textsOf(maskTemplate(aPodTemplate({ container }), fingerprint).template)).not.toContain(credential);
      }
    }
  });

  test.each([...CREDENTIAL_NAMES, ...CREDENTIAL_NAMES_OF_TOKENS])("under %s", (name) => {
    for (const value of CREDENTIALS) {
      const template = aPodTemplate({ container: { env: [{ name, value }] } });
      expect(textsOf(maskTemplate(template, fingerprint).template)).not.toContain(value);
    }
  });
});

describe("harmless", () => {
  test.each([...HARMLESS_VARIABLES, ...HARMLESS_OTHERS])("%s=%s", (name, value) => {
    const template = aPodTemplate({ container: { env: [{ name, value }] } });
    expect(maskTemplate(template, fingerprint)).toEqual({ template, masked: [] });
  });

  test.each([...HARMLESS_SENTENCES, ...FOREIGN_HARMLESS])("%s", (text) => {
    expect(maskText(clusterText(text), fingerprint)).toBe(text);
  });
});
