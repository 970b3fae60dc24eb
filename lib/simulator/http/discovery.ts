import { apiVersionOf, type Resource, RESOURCES } from "../resources";

export type Document = { type: string; body: object };

const PLAIN = "application/json";
const AGGREGATED = /application\/json;\s*g=apidiscovery\.k8s\.io;\s*v=(v2(?:beta1)?);\s*as=APIGroupDiscoveryList/;
const VERBS = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

/** Reviews are answered, not kept. */
const REVIEWS: readonly Resource[] = [
  review("authorization.k8s.io", "selfsubjectaccessreviews", "SelfSubjectAccessReview"),
  review("authorization.k8s.io", "selfsubjectrulesreviews", "SelfSubjectRulesReview"),
  review("authorization.k8s.io", "subjectaccessreviews", "SubjectAccessReview"),
  review("authentication.k8s.io", "selfsubjectreviews", "SelfSubjectReview"),
];

function review(group: string, plural: string, kind: string): Resource {
  const singular = kind.toLowerCase();
  return { group, version: "v1", plural, singular, kind, namespaced: false, shortNames: [], subresources: [] };
}

const ALL = [...RESOURCES, ...REVIEWS];

function versions(): Map<string, Resource[]> {
  const found = new Map<string, Resource[]>();
  for (const resource of ALL) {
    const version = apiVersionOf(resource);
    found.set(version, [...(found.get(version) ?? []), resource]);
  }
  return found;
}

const BY_VERSION = versions();

/** What the API server says about itself at a path; undefined for any other path. */
export function discover(pathname: string, accept: string): Document | undefined {
  const version = AGGREGATED.exec(accept)?.[1];
  if (version !== undefined && (pathname === "/api" || pathname === "/apis")) return aggregated(pathname, version);
  if (pathname === "/api") {
    return plain({ kind: "APIVersions", versions: ["v1"], serverAddressByClientCIDRs: [] });
  }
  if (pathname === "/apis") return plain({ kind: "APIGroupList", apiVersion: "v1", groups: groups().map(groupOf) });
  const [, group] = /^\/apis\/([^/]+)$/.exec(pathname) ?? [];
  if (group !== undefined && groups().includes(group)) {
    return plain({ kind: "APIGroup", apiVersion: "v1", ...groupOf(group) });
  }
  const found = BY_VERSION.get(pathname.replace(/^\/apis?\//, ""));
  return found && plain(resourceList(found));
}

function plain(body: object): Document {
  return { type: PLAIN, body };
}

function groups(): string[] {
  return [...new Set(ALL.map(({ group }) => group))].filter((group) => group !== "");
}

function groupOf(name: string): object {
  const versions = [...BY_VERSION.keys()]
    .filter((version) => version.startsWith(`${name}/`))
    .map((groupVersion) => ({ groupVersion, version: groupVersion.slice(name.length + 1) }));
  return { name, versions, preferredVersion: versions[0] };
}

export function verbsOf({ plural }: Resource): readonly string[] {
  return plural.endsWith("reviews") ? ["create"] : VERBS;
}

function resourceList(resources: readonly Resource[]): object {
  return {
    kind: "APIResourceList",
    apiVersion: "v1",
    groupVersion: resources[0] ? apiVersionOf(resources[0]) : "v1",
    resources: resources.flatMap((resource) => {
      const { plural, singular, kind, namespaced, shortNames, subresources } = resource;
      const main = {
        name: plural,
        singularName: singular,
        namespaced,
        kind,
        verbs: verbsOf(resource),
        ...(shortNames.length > 0 && { shortNames }),
        ...(resource.all && { categories: ["all"] }),
      };
      const parts = subresources.map((part) => ({
        name: `${plural}/${part}`,
        singularName: "",
        namespaced,
        ...kindOf(part, kind),
        verbs: ["get", "patch", "update"],
      }));
      return [main, ...parts];
    }),
  };
}

function kindOf(part: string, kind: string): { kind: string; group?: string; version?: string } {
  return part === "scale" ? { kind: "Scale", group: "autoscaling", version: "v1" } : { kind };
}

function aggregated(pathname: string, version: string): Document {
  const names = pathname === "/api" ? [""] : groups();
  return {
    type: `${PLAIN};g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`,
    body: {
      kind: "APIGroupDiscoveryList",
      apiVersion: `apidiscovery.k8s.io/${version}`,
      metadata: {},
      items: names.map((name) => ({
        metadata: { name, creationTimestamp: null },
        versions: [...BY_VERSION]
          .filter(([, resources]) => resources[0]?.group === name)
          .map(([, resources]) => ({
            version: resources[0]?.version,
            freshness: "Current",
            resources: resources.map(discovered),
          })),
      })),
    },
  };
}

function discovered(resource: Resource): object {
  const { group, version, kind, plural, singular, namespaced, shortNames, subresources } = resource;
  return {
    resource: plural,
    responseKind: { group, version, kind },
    scope: namespaced ? "Namespaced" : "Cluster",
    singularResource: singular,
    verbs: verbsOf(resource),
    ...(shortNames.length > 0 && { shortNames }),
    ...(resource.all && { categories: ["all"] }),
    ...(subresources.length > 0 && {
      subresources: subresources.map((subresource) => ({
        subresource,
        responseKind: { group, version, ...kindOf(subresource, kind) },
        verbs: ["get", "patch", "update"],
      })),
    }),
  };
}
