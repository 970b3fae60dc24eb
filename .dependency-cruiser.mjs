import { COMPONENT_ROOMS, DOMAIN_ROOMS } from "./.dependency-rooms.mjs";

const TEST = "[.]test[.]tsx?$";

/** A room may import itself and the rooms named; anything else of ours is refused. */
const room = (path, mayImport, because) => ({
  name: `room: ${path}`,
  comment: because,
  severity: "error",
  from: { path: `^${path}/`, pathNot: TEST },
  to: { path: "^(app|components|lib|e2e|demo|entry)/", pathNot: [path, ...mayImport].map((p) => `^${p}/`) },
});

/** Rooms inside a room: each may import itself, the contract and the rooms named, which keeps every arrow one way. */
const stack = (path, rooms) =>
  Object.entries(rooms).map(([name, [mayImport, because]]) => ({
    name: `room: ${path}/${name}`,
    comment: because,
    severity: "error",
    from: { path: `^${path}/${name}/`, pathNot: TEST },
    to: {
      path: `^${path}/`,
      pathNot: [name, ...mayImport].map((other) => (other === "*" ? `^${path}/[^/]+$` : `^${path}/${other}/`)),
    },
  }));

/** Packages a room may use at run time. Type-only imports erase, so they are free. */
const packages = (path, allowed, because) => ({
  name: `packages: ${path}`,
  comment: because,
  severity: "error",
  from: { path: `^${path}/`, pathNot: TEST },
  to: {
    dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-peer", "core"],
    dependencyTypesNot: ["type-only"],
    pathNot: allowed,
  },
});

const npm = (...names) => names.map((name) => `node_modules/${name}/`);
const CORE = "^[a-z_/]+$"; // Node's own modules resolve to their bare name.

export default {
  forbidden: [
    room("lib/contract", [], "The contract is the vocabulary of both sides, so it may depend on neither."),
    ...stack("lib/rollout", DOMAIN_ROOMS),
    room(
      "lib/rollout",
      ["lib/contract"],
      "The domain only thinks: objects and time come in, values of the contract go out.",
    ),
    room(
      "lib/words",
      ["lib/contract"],
      "Words know codes and facts, and neither who says them nor where they are shown.",
    ),
    {
      name: "words are found where an answer leaves",
      comment: "What is worded too early is data for nobody: messages stay codes with facts until the edge.",
      severity: "error",
      from: { path: "^lib/server/", pathNot: [TEST, "^lib/server/(http/|live/feed[.]ts$)"] },
      to: { path: "^lib/words/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "the browser carries only the words of its screens",
      comment: "Sentences of domain and server come with their answers, so a new finding costs the browser nothing.",
      severity: "error",
      from: { path: "^(components|lib/browser|app/(?!api/))", pathNot: TEST },
      to: {
        path: "^lib/words/",
        pathNot: "^lib/words/([^/]+/screens/|(description|language|phrase|screen-words)[.]ts$)",
        dependencyTypesNot: ["type-only"],
      },
    },
    packages("lib/words", [], "Intl is enough."),
    room(
      "lib/kube",
      ["lib/contract", "lib/rollout"],
      "The one door to the cluster knows objects and problems, not what the product does.",
    ),
    room(
      "lib/server",
      ["lib/contract", "lib/rollout", "lib/kube", "lib/words"],
      "The verbs of the product stand above domain and cluster, below HTTP.",
    ),
    ...stack("lib/server", {
      reading: [["*"], "What verbs read and how it leaves the server, whoever asks for it."],
      live: [["*", "reading"], "What is followed while somebody looks; it knows no verb."],
      writing: [["*", "reading", "live"], "How a patch is sent, guarded, audited and read again; it knows no verb."],
      verbs: [["*", "reading", "live", "writing"], "One file per thing that a person can ask for."],
    }),
    room("app/api", ["lib/contract", "lib/server"], "A route says which verb answers which URL and nothing else."),
    room(
      "lib/browser",
      ["lib/contract", "lib/rollout", "lib/words"],
      "The browser talks to the cluster through our own HTTP API only.",
    ),
    room(
      "components",
      ["lib/contract", "lib/rollout", "lib/browser", "lib/words"],
      "Components draw; what they show comes through queries.",
    ),
    ...stack("components", COMPONENT_ROOMS),
    room(
      "lib/testing",
      ["lib/contract", "lib/rollout", "lib/words"],
      "Builders know the shapes, not the product that uses them.",
    ),
    room(
      "lib/simulator",
      [],
      "A cluster is no part of the product: it knows nothing of ours, and speaks its API only.",
    ),
    room("demo", ["lib/simulator", "entry"], "The demo puts a cluster and Rewind side by side."),
    room(
      "entry",
      [],
      "What stands in front of the framework runs as it is written: nothing of the build is part of it.",
    ),
    {
      name: "only tests and the demo have a cluster",
      comment: "The product cannot tell which cluster it talks to, so it must not know the one that we wrote.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: "^lib/simulator/" },
      to: { path: "^lib/simulator/" },
    },
    room(
      "e2e",
      ["lib/contract", "lib/testing", "lib/simulator", "entry"],
      "The specs use the product as a person does, from outside; what only tests use they may share.",
    ),
    {
      name: "room: pages",
      comment: "A page is a heading and a component: it neither fetches nor decides.",
      severity: "error",
      from: { path: "^app/(?!api/)", pathNot: TEST },
      to: { path: "^(app/api|lib|e2e)/", pathNot: "^lib/(contract/|words/(description|language)[.]ts$)" },
    },
    packages("lib/contract", npm("zod"), "Both sides carry it: it must stay small and run anywhere."),
    packages("lib/rollout", [], "Pure: no clock, no I/O, nothing to keep up to date."),
    packages(
      "lib/kube",
      [...npm("@kubernetes/client-node", "undici", "lossless-json", "server-only"), CORE],
      "What reaches the cluster is few and known.",
    ),
    packages(
      "lib/server",
      [...npm("zod", "yaml", "pino", "server-only", "next"), CORE],
      "The Kubernetes client stays behind lib/kube.",
    ),
    packages("entry", [CORE], "It must stand before anything of the framework is loaded."),
    packages("lib/simulator", [CORE], "The demo must need nothing that the product does not need."),
    packages("app/api", npm("next"), "Routes are adapters."),
    packages(
      "lib/browser",
      npm("react", "react-dom", "next", "@tanstack", "diff"),
      "No second way to fetch or to keep state.",
    ),
    packages(
      "components",
      npm("react", "react-dom", "next", "@tanstack", "@base-ui", "lucide-react", "clsx"),
      "One component library, one set of icons.",
    ),
    {
      name: "the browser never reaches the cluster",
      comment: "Credentials live on the server; not even indirectly may a component pull them into its bundle.",
      severity: "error",
      from: { path: "^(components|lib/browser)/" },
      to: { path: "^lib/(kube|server)/", reachable: true },
    },
    {
      name: "the browser carries no zod",
      comment:
        "Schemas are types to it: the server has checked what it answers, and zod would be a sixth of the first load.",
      severity: "error",
      from: { path: "^(components|lib/browser|app/(?!api/))", pathNot: TEST },
      to: {
        path: "^lib/contract/",
        pathNot: "^lib/contract/(problem-code|cluster-segment|live|reason-max|rollout-kinds|yaml-text)[.]ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "only lib/kube uses the Kubernetes client (its types are free)",
      comment: "Its errors carry headers and bodies, its models drop unknown fields: one room has to know that.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: "^lib/kube/" },
      to: { path: "node_modules/@kubernetes/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no cycles",
      comment: "Two files that need each other are one file.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no orphans",
      comment: "A file that nobody imports is dead, or a test forgot it.",
      severity: "error",
      from: {
        orphan: true,
        path: "^(lib|components)/",
        pathNot: [TEST, "^lib/testing/", "^lib/simulator/scenarios/demo[.]ts$"],
      },
      to: {},
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^[.]next/" },
  },
};
