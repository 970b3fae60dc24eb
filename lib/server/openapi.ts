import "server-only";
import { z } from "zod";
import { Activity } from "@/lib/contract/activity";
import { UndoChecks } from "@/lib/contract/checks";
import { ClusterList, Health, NamespaceList, Permissions } from "@/lib/contract/cluster";
import { Diagnosis } from "@/lib/contract/finding";
import { Problem, PROBLEM_STATUS, type ProblemCode } from "@/lib/contract/problem";
import { RevisionDetail, Rollout, RolloutList } from "@/lib/contract/rollout";
import { StreamEvent } from "@/lib/contract/stream";
import { RevealRequest, RevealResult, TemplateDiff } from "@/lib/contract/template-diff";
import { ActionRequest, UndoRequest, UndoResult } from "@/lib/contract/undo";

const SCHEMAS = {
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
  Health,
  StreamEvent,
  Problem,
} as const;

type SchemaName = keyof typeof SCHEMAS;

type Operation = {
  path: string;
  summary: string;
  answers: SchemaName;
  takes?: SchemaName;
  /** It answers with one of these after the other, each a Server-Sent Event. */
  streams?: true;
  query?: Record<string, { description: string; required: boolean }>;
  codes: readonly ProblemCode[];
};

const EVERYWHERE = ["wrong-host", "internal"] as const;
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
] as const;

const CLUSTER_PATH = "/api/clusters/{cluster}";
const ROLLOUT_PATH = `${CLUSTER_PATH}/rollouts/{namespace}/{kind}/{name}`;

const SIDE = "The uid of the ReplicaSet of a revision, or `live` for the Deployment's own template.";
const WATCHED = {
  description: "With true the answer may come from a watch that follows the cluster, milliseconds behind it.",
  required: false,
};

const OPERATIONS: readonly Operation[] = [
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
      kind: { description: "With a name: the kind of workload, deployments.", required: false },
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
    codes: READ_ONE,
  },
  {
    path: `${ROLLOUT_PATH}/undo`,
    summary: "Make the template of a revision live again, or with dryRun say what that would do",
    takes: "UndoRequest",
    answers: "UndoResult",
    codes: [...WRITE, "revision-gone", "paused", "preview-outdated"],
  },
  {
    path: `${ROLLOUT_PATH}/pause`,
    summary: "Stop a rollout where it is",
    takes: "ActionRequest",
    answers: "Rollout",
    codes: [...WRITE, "already-paused"],
  },
  {
    path: `${ROLLOUT_PATH}/resume`,
    summary: "Let a paused rollout run on",
    takes: "ActionRequest",
    answers: "Rollout",
    codes: [...WRITE, "not-paused"],
  },
  {
    path: `${ROLLOUT_PATH}/restart`,
    summary: "Replace every pod of a rollout",
    takes: "ActionRequest",
    answers: "Rollout",
    codes: [...WRITE, "paused", "restarted-just-now"],
  },
  { path: "/api/health", summary: "Rewind is alive", answers: "Health", codes: [] },
  {
    path: "/api/ready",
    summary: "Rewind reaches the current cluster",
    answers: "Health",
    codes: CLUSTER,
  },
];

const PARAMETERS: Record<string, string> = {
  cluster: "The name of a kubeconfig context, URL-encoded; names that begin with ~ get one ~ more.",
  namespace: "A namespace.",
  kind: "The kind of workload: deployments.",
  name: "The name of the workload.",
  revision: "The uid of the revision's ReplicaSet; where a value is revealed, also `live`.",
};

/** What the document is: any JSON object. Its own shape is the business of OpenAPI. */
export const OpenApi = z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) });

/** The API described in OpenAPI 3.1, made from the schemas of the contract. */
export function openApiDocument(): z.infer<typeof OpenApi> {
  return {
    openapi: "3.1.1",
    info: {
      title: "Rewind",
      version: "1",
      description: "Rollout history of Kubernetes Deployments, and safe ways back. Errors are problem documents.",
    },
    paths: Object.fromEntries(OPERATIONS.map((operation) => [operation.path, pathItem(operation)])),
    components: { schemas: componentSchemas() },
  };
}

function componentSchemas() {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: "input", uri: (id) => `#/components/schemas/${id}` });
  // The document says once, for all of them, where they are and which dialect they use.
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $id: _id, $schema: _schema, ...schema }]) => [id, schema]),
  );
}

function pathItem({ path, summary, answers, takes, streams, query = {}, codes }: Operation) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    description: PARAMETERS[name] ?? name,
    schema: { type: "string" },
  }));
  const inQuery = Object.entries(query).map(([name, { description, required }]) => ({
    name,
    in: "query",
    required,
    description,
    schema: { type: "string" },
  }));
  return {
    [takes ? "post" : "get"]: {
      summary,
      parameters: [...inPath, ...inQuery],
      ...(takes
        ? { requestBody: { required: true, content: { "application/json": { schema: reference(takes) } } } }
        : {}),
      responses: {
        200: {
          description: summary,
          content: { [streams ? "text/event-stream" : "application/json"]: { schema: reference(answers) } },
        },
        ...problems([...codes, ...EVERYWHERE]),
      },
    },
  };
}

function problems(codes: readonly ProblemCode[]) {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) byStatus.set(PROBLEM_STATUS[code], [...(byStatus.get(PROBLEM_STATUS[code]) ?? []), code]);
  const content = { "application/problem+json": { schema: reference("Problem") } };
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [status, { description: `Codes: ${some.join(", ")}.`, content }]),
  );
}

function reference(name: SchemaName) {
  return { $ref: `#/components/schemas/${name}` };
}
