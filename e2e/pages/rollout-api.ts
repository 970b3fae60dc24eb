import type { APIRequestContext, APIResponse } from "@playwright/test";
import { clusterSegment } from "@/lib/contract/cluster-segment";
import type { Check, CheckCode } from "@/lib/contract/checks";
import type { Diagnosis } from "@/lib/contract/finding";
import type { Problem } from "@/lib/contract/problem";
import type { Revision, RevisionDetail, Rollout } from "@/lib/contract/rollout";
import type { RevealResult, TemplateDiff } from "@/lib/contract/template-diff";
import type { ActionRequest, UndoPreview, UndoRequest, UndoResult } from "@/lib/contract/undo";

/** Rewind's own HTTP API about one Deployment, as a script uses it. */
export class RolloutApi {
  readonly path: string;
  readonly #request: APIRequestContext;

  constructor(request: APIRequestContext, cluster: string, namespace: string, name: string, appUrl = "") {
    this.#request = request;
    this.path = `${appUrl}/api/clusters/${clusterSegment(cluster)}/rollouts/${namespace}/deployments/${name}`;
  }

  async read(): Promise<Rollout> {
    return (await this.#request.get(this.path)).json();
  }

  async diagnosis(): Promise<Diagnosis> {
    return succeeded(await this.#request.get(`${this.path}/diagnosis`));
  }

  /** The revision of this number. */
  async revision(number: number): Promise<Revision> {
    const { revisions } = await this.read();
    const found = revisions.find((revision) => revision.number === String(number));
    if (!found) throw new Error(`there is no revision ${number}, but ${revisions.map((one) => one.number).join(", ")}`);
    return found;
  }

  /** One revision with its whole pod template. */
  async template(uid: string): Promise<RevisionDetail> {
    return succeeded(await this.#request.get(`${this.path}/revisions/${uid}`));
  }

  /** The comparison of two revisions by their uids; `live` is the Deployment's own template. */
  async diff(from: string, to: string): Promise<TemplateDiff> {
    return succeeded(await this.askForDiff(from, to));
  }

  askForDiff(from: string, to: string): Promise<APIResponse> {
    return this.#request.get(`${this.path}/diff`, { params: { from, to } });
  }

  async reveal(revision: string, pointer: string): Promise<RevealResult> {
    return succeeded(await this.askToReveal(revision, pointer));
  }

  askToReveal(revision: string, pointer: string): Promise<APIResponse> {
    return this.#request.post(`${this.path}/revisions/${revision}/reveal`, { data: { pointer } });
  }

  post(verb: "undo" | "pause" | "resume" | "restart", body: object): Promise<APIResponse> {
    return this.#request.post(`${this.path}/${verb}`, { data: body });
  }

  /** Rolls back to the revision of this number, as seen now. */
  async undo(number: number, wish: Partial<UndoRequest> = {}): Promise<UndoResult> {
    const { live } = await this.read();
    const { uid } = await this.revision(number);
    return succeeded(await this.post("undo", { to: uid, seen: live.digest, ...wish } satisfies UndoRequest));
  }

  /** What rolling back to the revision of this number would do. */
  async preview(number: number, wish: Partial<UndoRequest> = {}): Promise<UndoPreview> {
    const { outcome, preview } = await this.undo(number, { ...wish, dryRun: true });
    if (!preview) throw new Error(`nothing would be sent to get to revision ${number}: ${outcome}`);
    return preview;
  }

  /** What is told before a rollback to the revision of this number; those of one code where it is named. */
  async checks(number: number, code?: CheckCode): Promise<Check[]> {
    const { uid } = await this.revision(number);
    const { checks } = await succeeded<{ checks: Check[] }>(
      await this.#request.get(`${this.path}/revisions/${uid}/checks`),
    );
    return checks.filter((check) => code === undefined || check.code === code);
  }

  async act(verb: "pause" | "resume" | "restart", wish: ActionRequest = {}): Promise<Rollout> {
    return succeeded(await this.post(verb, wish));
  }
}

async function succeeded<Answer>(response: APIResponse): Promise<Answer> {
  if (!response.ok()) throw new Error(`${response.url()} answered ${response.status()}: ${await response.text()}`);
  return response.json();
}

/** What an answer refuses with: its status, and its problem document. */
export async function problemOf(response: APIResponse): Promise<{ status: number; type: string; problem: Problem }> {
  return {
    status: response.status(),
    type: response.headers()["content-type"] ?? "",
    problem: await response.json(),
  };
}
