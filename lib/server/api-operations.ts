import "server-only";
import { Activity } from "@/lib/contract/activity";
import { UndoChecks } from "@/lib/contract/checks";
import { ClusterList, Health, NamespaceList, Permissions } from "@/lib/contract/cluster";
import { DemoRequest, DemoResult } from "@/lib/contract/demo";
import { Diagnosis } from "@/lib/contract/finding";
import { Problem } from "@/lib/contract/problem";
import type { ProblemCode } from "@/lib/contract/problem-code";
import { RevisionDetail, Rollout, RolloutList } from "@/lib/contract/rollout";
import { PlainAction } from "@/lib/contract/rollout-action";
import { StreamEvent } from "@/lib/contract/stream";
import { RevealRequest, RevealResult, TemplateDiff } from "@/lib/contract/template-diff";
import { ActionRequest, UndoRequest, UndoResult } from "@/lib/contract/undo";
import { WriteState } from "@/lib/contract/write-state";

/** The schemas that the document names. */
export const SCHEMAS = {
  ClusterList,
  NamespaceList,
  RolloutList,
  Rollout,
  RevisionDetail,
  TemplateDiff,
  RevealRequest,
  RevealResult,
  UndoChecks,
  Permissions,
  Diagnosis,
  Activity,
  UndoRequest,
  UndoResult,
  ActionRequest,
  DemoRequest,
  DemoResult,
  Health,
  StreamEvent,
  WriteState,
  Problem,
} as const;

export type SchemaName = keyof typeof SCHEMAS;

/** One verb at one path, and every way in which it can be answered. */
export type Operation = {
  path: string;
  summary: string;
  answers: SchemaName;
  takes?: SchemaName;
  /** It answers with one of these after the other, each a Server-Sent Event. */
  streams?: true;
  query?: Record<string, { description: string; required: boolean }>;
  codes: readonly ProblemCode[];
};

/** What may be answered everywhere. */
export const EVERYWHERE = ["invalid-request", "wrong-origin", "wrong-host", "internal"] as const;
const KUBECONFIG = ["no-kubeconfig", "kubeconfig-unreadable"] as const;
const CLUSTER = [
  ...KUBECONFIG,
  "unknown-cluster",
  "credential-plugin-failed",
  "unauthenticated",
  "forbidden",
  "busy",
  "cluster-error",
  "cluster-unreachable",
  "cluster-timeout",
] as const;
const READ_ONE = [...CLUSTER, "invalid-request", "not-found"] as const;
const BODY = ["wrong-origin", "unsupported-media-type", "too-large"] as const;
const WRITE = [
  ...READ_ONE,
  ...BODY,
  "read-only",
  "being-deleted",
  "changed-meanwhile",
  "recreated",
  "conflict",
  "rejected",
  "write-pending",
  "outcome-unknown",
] as const;

const CLUSTER_PATH = "/api/clusters/{cluster}";
const ROLLOUT_PATH = `${CLUSTER_PATH}/rollouts/{namespace}/{kind}/{name}`;

const SIDE = "The uid of a revision, or `live` for the template of the workload itself.";
const WATCHED = {
  description: "With true the answer may come from a watch that follows the cluster, milliseconds behind it.",
  required: false,
};

const ACTIONS: Record<PlainAction, Pick<Operation, "summary" | "codes">> = {
  pause: { summary: "Stop a rollout where it is", codes: ["already-paused"] },
  resume: { summary: "Let a paused rollout run on", codes: ["not-paused"] },
  restart: { summary: "Replace every pod of a rollout", codes: ["paused", "restarted-just-now"] },
};

/** The whole API. */
export const OPERATIONS: readonly Operation[] = [
  { path: "/api/clusters", summary: "The contexts of the kubeconfig", answers: "ClusterList", codes: KUBECONFIG },
  {
    path: `${CLUSTER_PATH}/namespaces`,
    summary: "The namespaces of a cluster, as far as they may be listed",
    answers: "NamespaceList",
    codes: CLUSTER,
  },
  {
    path: `${CLUSTER_PATH}/rollouts`,
    summary: "The rollouts of one namespace, or of every one that may be read",
    answers: "RolloutList",
    query: { namespace: { description: "Only this namespace.", required: false }, watched: WATCHED },
    codes: [...CLUSTER, "invalid-request"],
  },
  {
    path: `${CLUSTER_PATH}/stream`,
    summary: "The rollouts of a namespace, or one rollout, and every change from then on",
    answers: "StreamEvent",
    streams: true,
    query: {
      namespace: { description: "Only this namespace.", required: false },
      kind: { description: "With a name: the kind of workload.", required: false },
      name: { description: "This workload alone, whole.", required: false },
    },
    codes: [...KUBECONFIG, "unknown-cluster", "invalid-request", "not-found", "wrong-origin", "too-many-streams"],
  },
  {
    path: ROLLOUT_PATH,
    summary: "One rollout with its history",
    answers: "Rollout",
    query: { watched: WATCHED },
    codes: READ_ONE,
  },
  {
    path: `${CLUSTER_PATH}/activity`,
    summary: "What rolled out lately, newest first, in one namespace or in every one that may be read",
    answers: "Activity",
    query: { namespace: { description: "Only this namespace.", required: false } },
    codes: [...CLUSTER, "invalid-request"],
  },
  {
    path: `${ROLLOUT_PATH}/revisions/{revision}`,
    summary: "One revision with its whole pod template",
    answers: "RevisionDetail",
    query: { watched: WATCHED },
    codes: [...READ_ONE, "no-such-revision"],
  },
  {
    path: `${ROLLOUT_PATH}/revisions/{revision}/checks`,
    summary: "What a rollback to a revision would not bring back, and who will revert it",
    answers: "UndoChecks",
    codes: [...READ_ONE, "no-such-revision"],
  },
  {
    path: `${ROLLOUT_PATH}/revisions/{revision}/reveal`,
    summary: "One masked value of a revision, or of the live template, as it is; logged",
    takes: "RevealRequest",
    answers: "RevealResult",
    codes: [...READ_ONE, ...BODY, "no-such-revision", "nothing-masked-there", "reveal-off"],
  },
  {
    path: `${ROLLOUT_PATH}/diff`,
    summary: "What differs between the pod templates of two revisions, secrets masked",
    answers: "TemplateDiff",
    query: {
      from: { description: SIDE, required: true },
      to: { description: SIDE, required: true },
      watched: WATCHED,
    },
    codes: [...READ_ONE, "no-such-revision"],
  },
  {
    path: `${ROLLOUT_PATH}/permissions`,
    summary: "Whether the caller may change a rollout",
    answers: "Permissions",
    codes: READ_ONE,
  },
  {
    path: `${ROLLOUT_PATH}/diagnosis`,
    summary: "The pods of a rollout, and what keeps it from moving",
    answers: "Diagnosis",
    query: { watched: WATCHED },
    codes: READ_ONE,
  },
  {
    path: `${ROLLOUT_PATH}/undo`,
    summary: "Make the template of a revision live again, or with dryRun say what that would do",
    takes: "UndoRequest",
    answers: "UndoResult",
    codes: [...WRITE, "revision-gone", "paused", "preview-outdated"],
  },
  ...PlainAction.options.map((action): Operation => ({
    path: `${ROLLOUT_PATH}/${action}`,
    summary: ACTIONS[action].summary,
    takes: "ActionRequest",
    answers: "Rollout",
    codes: [...WRITE, ...ACTIONS[action].codes],
  })),
  {
    path: `${ROLLOUT_PATH}/writes/{write}`,
    summary: "Whether a write whose answer did not tell has taken effect by now",
    answers: "WriteState",
    codes: [...READ_ONE, "no-such-write"],
  },
  { path: "/api/health", summary: "Rewind is alive", answers: "Health", codes: [] },
  {
    path: "/api/ready",
    summary: "Rewind reaches the current cluster",
    answers: "Health",
    codes: CLUSTER,
  },
  {
    path: "/api/demo/{action}",
    summary: "Play a scene on the demo's cluster",
    takes: "DemoRequest",
    answers: "DemoResult",
    codes: ["wrong-origin", "unsupported-media-type", "too-large", "invalid-request", "read-only", "not-found"],
  },
];
