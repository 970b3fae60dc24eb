const TEST = "[.]test[.]tsx?$";

/** A room may import itself and the rooms named; anything else of ours is refused. */
const room = (path, mayImport) => ({
  name: `room: ${path}`,
  severity: "error",
  from: { path: `^${path}/`, pathNot: TEST },
  to: { path: "^(app|components|lib|e2e)/", pathNot: [path, ...mayImport].map((p) => `^${p}/`) },
});

/** Packages a room may use at run time. Type-only imports erase, so they are free. */
const packages = (path, allowed) => ({
  name: `packages: ${path}`,
  severity: "error",
  from: { path: `^${path}/`, pathNot: TEST },
  to: {
    dependencyTypes: ["npm", "npm-dev", "core"],
    dependencyTypesNot: ["type-only"],
    pathNot: allowed.map((p) => `node_modules/${p}/`),
  },
});

export default {
  forbidden: [
    room("lib/contract", []),
    room("lib/rollout", ["lib/contract"]),
    room("lib/kube", ["lib/contract", "lib/rollout"]),
    room("lib/server", ["lib/contract", "lib/rollout", "lib/kube"]),
    room("app/api", ["lib/contract", "lib/server"]),
    room("lib/browser", ["lib/contract", "lib/rollout"]),
    room("components", ["lib/contract", "lib/rollout", "lib/browser"]),
    room("e2e", ["lib/contract"]),
    {
      name: "room: pages",
      severity: "error",
      from: { path: "^app/(?!api/)" },
      to: { path: "^(app/api|lib|e2e)/", pathNot: "^lib/contract/" },
    },
    packages("lib/contract", ["zod"]),
    packages("lib/rollout", []),
    {
      name: "the browser never reaches the cluster",
      severity: "error",
      from: { path: "^(components|lib/browser)/" },
      to: { path: "^lib/(kube|server)/", reachable: true },
    },
    {
      name: "only lib/kube uses the Kubernetes client (its types are free)",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: "^lib/kube/" },
      to: { path: "node_modules/@kubernetes/", dependencyTypesNot: ["type-only"] },
    },
    { name: "no cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no orphans",
      severity: "error",
      from: { orphan: true, path: "^(lib|components)/", pathNot: [TEST, "^lib/testing/"] },
      to: {},
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
  },
};
