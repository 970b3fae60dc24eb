import "server-only";
import { ROLLOUT_KINDS } from "@/lib/contract/rollout-kinds";
import { z } from "zod";
import { PROBLEM_STATUS, type ProblemCode } from "@/lib/contract/problem-code";
import { EVERYWHERE, OPERATIONS, type Operation, SCHEMAS, type SchemaName } from "./api-operations";

const PARAMETERS: Record<string, string> = {
  cluster: "The name of a kubeconfig context, URL-encoded; names that begin with ~ get one ~ more.",
  namespace: "A namespace.",
  kind: `The kind of workload: ${ROLLOUT_KINDS.join(", ")}.`,
  name: "The name of the workload.",
  revision: "The uid of the revision; where a value is revealed, also `live`.",
  write: "The `write.id` of an `outcome-unknown` or `write-pending` problem.",
  action: "The scene: break-checkout ships a release that never becomes ready.",
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
      description: "Rollout history of Kubernetes workloads, and safe ways back. Errors are problem documents.",
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
  for (const code of new Set(codes))
    byStatus.set(PROBLEM_STATUS[code], [...(byStatus.get(PROBLEM_STATUS[code]) ?? []), code]);
  const content = { "application/problem+json": { schema: reference("Problem") } };
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [status, { description: `Codes: ${some.join(", ")}.`, content }]),
  );
}

function reference(name: SchemaName) {
  return { $ref: `#/components/schemas/${name}` };
}
