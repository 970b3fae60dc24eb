import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { until } from "../processes/until";
import type { KeyPair } from "./certificate-authority";
import type { KubeApi } from "./kube-api";
import { deploymentManifest } from "./new-deployment";
import type { Deployment, JsonObject } from "./objects";

/**
 * What a webhook says about an update: let it pass, changed by a JSON Patch where it is a mutating one, or refuse it in its
 * own words (with 400, unless it says a `code`).
 */
export type AdmissionVerdict =
  { allowed: true; patch?: readonly JsonObject[] } | { allowed: false; message: string; code?: number };
export type AdmissionAnswer = (review: { object: Deployment; userInfo: { username: string } }) => AdmissionVerdict;

/** `mutating` may change what it is asked about; one with `sideEffects` cannot be asked in a dry run. */
export type WebhookKind = { mutating?: boolean; sideEffects?: boolean };

/** An admission webhook, served by the test itself. Only where the API server runs on this machine. */
export class AdmissionWebhook {
  readonly #server: Server;
  #asked = 0;
  #unregister: () => Promise<unknown> = async () => {};

  private constructor(cert: Buffer, key: Buffer, answer: AdmissionAnswer) {
    this.#server = createServer({ cert, key }, async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { apiVersion, kind, request: review } = JSON.parse(Buffer.concat(chunks).toString());
      this.#asked += 1;
      const verdict: AdmissionVerdict = review.operation === "UPDATE" ? answer(review) : { allowed: true };
      response.setHeader("content-type", "application/json");
      const said = { uid: review.uid, allowed: verdict.allowed, ...detailsOf(verdict) };
      response.end(JSON.stringify({ apiVersion, kind, response: said }));
    });
  }

  static async start(pair: KeyPair, answer: AdmissionAnswer): Promise<AdmissionWebhook> {
    const [cert, key] = await Promise.all([readFile(pair.certificate), readFile(pair.key)]);
    const webhook = new AdmissionWebhook(cert, key, answer);
    await once(webhook.#server.listen(0, "127.0.0.1"), "listening");
    return webhook;
  }

  async register(
    api: KubeApi,
    name: string,
    namespace: string,
    authority: string,
    { mutating = false, sideEffects = false }: WebhookKind,
  ): Promise<void> {
    const { port } = this.#server.address() as AddressInfo;
    // Since v1 none with side effects can be registered; those that were are still there.
    const version = sideEffects ? "v1beta1" : "v1";
    const kind = `${mutating ? "mutating" : "validating"}webhookconfigurations`;
    const configurations = `/apis/admissionregistration.k8s.io/${version}/${kind}`;
    await api.post(configurations, {
      metadata: { name, labels: { "rewind-e2e": "webhook" } },
      webhooks: [
        {
          name: `${name}.rewind.test`,
          admissionReviewVersions: ["v1"],
          sideEffects: sideEffects ? "Some" : "None",
          failurePolicy: "Fail",
          timeoutSeconds: 5,
          clientConfig: {
            url: `https://127.0.0.1:${port}/`,
            caBundle: (await readFile(authority)).toString("base64"),
          },
          namespaceSelector: { matchLabels: { "rewind-e2e/name": namespace } },
          rules: [
            {
              apiGroups: ["apps"],
              apiVersions: ["v1"],
              resources: ["deployments"],
              operations: ["CREATE", "UPDATE"],
              scope: "*",
            },
          ],
        },
      ],
    });
    this.#unregister = () => api.delete(`${configurations}/${name}`);
    // The API server learns of it some milliseconds later: from then on it asks about this too, which makes nothing.
    const probe = deploymentManifest({ name: "probe", image: "probe:1" });
    await until(
      async () => {
        const { status, text } = await api.answer(
          "POST",
          `/apis/apps/v1/namespaces/${namespace}/deployments?dryRun=All`,
          probe,
        );
        const known = sideEffects ? status === 400 && text.includes("does not support dry run") : this.#asked > 0;
        return known ? true : undefined;
      },
      () => `the API server does not call the webhook ${name}`,
    );
  }

  /** The webhook stays registered but no longer answers: the API server then refuses every update. */
  async becomeUnreachable(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async close(): Promise<void> {
    await this.#unregister();
    this.#unregister = async () => {};
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

function detailsOf(verdict: AdmissionVerdict): JsonObject {
  if (!verdict.allowed) return { status: { message: verdict.message, code: verdict.code } };
  if (!verdict.patch) return {};
  return { patchType: "JSONPatch", patch: Buffer.from(JSON.stringify(verdict.patch)).toString("base64") };
}
