import { apiVersionOf, type Resource, RESOURCES } from "../resources";
import type { Document } from "./discovery";

const INDEX = "/openapi/v3";
const PARAMETERS = ["dryRun", "fieldManager", "fieldValidation", "force"].map((name) => ({
  name,
  in: "query",
  schema: { type: "string", uniqueItems: true },
}));

/** As much as kubectl asks for: which parameters a kind takes, so that it leaves validation to the server. */
export function openApi(pathname: string): Document | undefined {
  if (pathname === INDEX) {
    const paths = Object.fromEntries(
      [...new Set(RESOURCES.map(pathOf))].map((path) => [path, { serverRelativeURL: `${INDEX}/${path}?hash=0` }]),
    );
    return { type: "application/json", body: { paths } };
  }
  const resources = RESOURCES.filter((resource) => pathname === `${INDEX}/${pathOf(resource)}`);
  if (resources.length === 0) return undefined;
  const paths = Object.fromEntries(
    resources.map((resource) => {
      const { group, version, kind, plural, namespaced } = resource;
      const path = `/${pathOf(resource)}/${namespaced ? "namespaces/{namespace}/" : ""}${plural}/{name}`;
      const operation = {
        "x-kubernetes-group-version-kind": { group, version, kind },
        parameters: PARAMETERS,
        responses: { "200": { description: "OK" } },
      };
      const patch = { ...operation, "x-kubernetes-action": "patch", requestBody: { content: {} } };
      return [path, { patch }];
    }),
  );
  const info = { title: "Kubernetes", version: "v1.32.4" };
  return { type: "application/json", body: { openapi: "3.0.0", info, paths } };
}

function pathOf(resource: Resource): string {
  return resource.group === "" ? "api/v1" : `apis/${apiVersionOf(resource)}`;
}
