import type { Right } from "../right";
import type { PlaceInTemplate } from "./fields";
import type { MessageOf } from "./message-of";
import type { ProblemFacts } from "./problems";
import type { NamedKind } from "./named-object-checks";

/** What could not be looked at. */
export type CheckSubject =
  | { about: "object" | "changes"; kind: NamedKind; name: string }
  | { about: "autoscalers" | "quotas"; kind?: undefined; name?: undefined };

/** How a revision is called: by its number, or where it has none by the object that it is stored in. */
export type RevisionName = { number: string | null; object: string; name: string };

/** What kind of workload it is, as its objects name it: `Deployment`. */
type OfWorkload = { workload: string };

type OfRevision = { revision: RevisionName };
type ConfigSince = OfRevision & { kind: "ConfigMap" | "Secret"; name: string };

/** What a look around before a rollback found, and the one next step. Codes begin with `check.`. */
export type CheckFacts = {
  "check.no-right": { subject: CheckSubject; right: Right };
  "check.too-many-names": { subject: CheckSubject };
  /** `problem`: why reading it failed. */
  "check.not-read": { subject: CheckSubject; problem: MessageOf<ProblemFacts> };

  "check.no-config": NoFacts;
  "check.config-of-running": ConfigSince;
  "check.config-since-unknown": ConfigSince & { because: "no-number" | "scaling-down-not-recorded" };
  "check.config-created": ConfigSince & { secondsAfter: number };
  "check.config-writes-not-recorded": ConfigSince;
  "check.config-changed": ConfigSince & { secondsAfter: number };
  "check.config-changed-before-next": ConfigSince & { secondsBefore: number };
  "check.config-younger": ConfigSince;
  "check.config-unchanged": ConfigSince;
  "check.next.restore-config": { kind: "ConfigMap" | "Secret"; name: string };

  "check.tags-stay": NoFacts;
  /** `policy` is the container's imagePullPolicy; `runsNow`: the live template names the same image. */
  "check.tag-moves": { container: string; image: string; policy: string; runsNow: boolean };
  "check.next.fixed-tag": { tag: string };

  "check.no-manager": OfWorkload & { manager: "argo-cd" | "flux" | "helm" | "owner" | "server-side-apply" };

  "check.never-applied": OfWorkload;
  "check.last-applied-unreadable": OfWorkload;
  /** `overwrites`: it also puts something else into the restored template. */
  "check.apply-leaves-behind": { places: readonly PlaceInTemplate[]; overwrites: boolean };
  "check.apply-overwrites": NoFacts;
  "check.last-applied-is-target": NoFacts;
  "check.next.repair-last-applied": NoFacts;
  "check.next.change-manifest": NoFacts;

  "check.no-pods-to-replace": NoFacts;
  "check.keeps-serving": NoFacts;
  "check.may-go-down-first": { down: number };
  "check.only-older-serve": { down: number; kept: number };
  "check.all-down-first": { down: number };
  "check.next.lower-max-unavailable": NoFacts;
  "check.next.quiet-hour-or-strategy": NoFacts;

  "check.not-rolled-back-from": OfRevision;
  /** `byCurrent`: by the rollback to what runs now. */
  "check.rolled-back-from": OfRevision & { byCurrent: boolean };
  "check.next.mended": NoFacts;

  "check.has-available": OfRevision & { pods: number };
  "check.missed-deadline": OfRevision;
  "check.none-available": OfRevision & { desired: number };
  "check.became-available": OfRevision;
  "check.no-failure-recorded": OfRevision;
  "check.next.one-that-worked": NoFacts;
  "check.next.why-not-available": NoFacts;
};

type NoFacts = Record<never, never>;
