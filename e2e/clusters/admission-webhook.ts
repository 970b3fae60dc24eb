import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { until } from "../processes/until";
import type { KeyPair } from "./certificate-authority";
import type { KubeApi } from "./kube-api";
import { deploymentManifest } from "./new-deployment";
import type { Deployment } from "./objects";

/** What a webhook says about an update: let it pass, or refuse it in its own words (with 400, unless it says a `code`). */
export type AdmissionVerdict = { allowed: true } | { allowed: false; message: string; code?: number };
export type AdmissionAnswer = (review: { object: Deployment; userInfo: { username: string } }) => AdmissionVerdict;

const CONFIGURATIONS = "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations";

/** A validating admission webhook, served by the test itself. Only where the API server runs on this machine. */
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
      const status = verdict.allowed ? {} : { status: { message: verdict.message, code: verdict.code } };
      response.setHeader("content-type", "application/json");
      const said = { uid: review.uid, allowed: verdict.allowed, ...status };
      response.end(JSON.stringify({ apiVersion, kind, response: said }));
    });
  }

  static async start(pair: KeyPair, answer: AdmissionAnswer): Promise<AdmissionWebhook> {
    const [cert, key] = await Promise.all([readFile(pair.certificate), readFile(pair.key)]);
    const webhook = new AdmissionWebhook(cert, key, answer);
    await once(webhook.#server.listen(0, "127.0.0.1"), "listening");
    return webhook;
  }

  async register(api: KubeApi, name: string, namespace: string, authority: string): Promise<void> {
    const { port } = this.#server.address() as AddressInfo;
    await api.post(CONFIGURATIONS, {
      metadata: { name, labels: { "rewind-e2e": "webhook" } },
      webhooks: [
        {
          name: `${name}.rewind.test`,
          admissionReviewVersions: ["v1"],
          sideEffects: "None",
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
    this.#unregister = () => api.delete(`${CONFIGURATIONS}/${name}`);
    // The API server learns of it some milliseconds later: from then on it asks about this too, which makes nothing.
    const probe = deploymentManifest({ name: "probe", image: "probe:1" });
    await until(
      async () => {
        await api.post(`/apis/apps/v1/namespaces/${namespace}/deployments?dryRun=All`, probe);
        return this.#asked > 0 ? true : undefined;
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
