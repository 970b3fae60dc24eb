import type {
  ClusterProblemFacts,
  ClusterRequest,
  NoAnswer,
  NoAnswerPlace,
} from "@/lib/contract/facts/problems-cluster";
import type { SentencesOf } from "../sentences";
import { rightName } from "./object-names";

export const clusterProblems: SentencesOf<ClusterProblemFacts> = {
  "problem.rejected": ({ request }) =>
    `The cluster refused to ${act(request)}: a rule of the cluster does not allow it. Nothing was changed.`,
  "problem.rejected.advice": () =>
    "Its own words name the rule. Change what it asks for, choose another revision, or ask whoever owns the rule.",
  "problem.rejected-as-too-large": ({ request }) =>
    `The cluster refused to ${act(request)}: the request is too large for it. Nothing was changed.`,
  "problem.rejected-as-too-large.advice": () => "Choose a smaller reason or another revision.",
  "problem.unauthenticated": ({ cluster }) =>
    `Cluster "${cluster}" does not accept your credential: it is missing, expired or revoked.`,
  "problem.forbidden": ({ request }) => `You have no right to ${act(request)}.`,
  "problem.forbidden.advice": ({ request }) =>
    `Ask whoever manages access to this cluster for the right to ${rightName(request)}.`,
  "problem.not-found": ({ request }) =>
    `There is no ${SINGULAR[request.resource] ?? request.resource} "${request.name}"${placeOf(request)}.`,
  "problem.not-found.advice": () =>
    "It may have been deleted or renamed meanwhile. Go back to the list to see what is there.",
  "problem.written-at-same-moment": ({ request }) =>
    `Somebody else wrote at the same moment, so the cluster did not ${act(request)}.`,
  "problem.not-as-seen": ({ name }) => `"${name}" is not as it was when you looked. Nothing was changed.`,
  "problem.look-and-try-again.advice": () => "Look at the new state, then try again.",
  "problem.list-changed": () => "The list changed too much while it was being read.",
  "problem.try-again.advice": () => "Try again.",
  "problem.busy": ({ cluster }) => `Cluster "${cluster}" is too busy or is just starting.`,
  "problem.busy.advice": () => "Wait a moment, then try again.",
  "problem.took-too-long": ({ request }) => `Cluster "${request.cluster}" took too long to ${act(request)}.`,
  "problem.took-too-long.advice": () => "Try again; look at the state first if you were changing something.",
  "problem.webhook-does-not-answer": ({ request }) =>
    `The cluster could not ${act(request)}: a webhook that has to agree does not answer. Nothing was changed.`,
  "problem.webhook-does-not-answer.advice": () =>
    "Try again. If it stays so, tell whoever runs the webhook that the cluster's words name.",
  "problem.answered-with-status": ({ request, status }) =>
    `The API server answered ${status} when asked to ${act(request)}.`,
  "problem.read-its-words.advice": () => "Its own words may say why. Try again.",
  "problem.check-server.advice": () =>
    "Check that the kubeconfig's server is a Kubernetes API server, not a login page or a proxy, and that it begins with https where it should.",
  "problem.no-answer": ({ request, place, because, code }) =>
    `Could not ${act(request)}: ${WHY_NO_ANSWER[because](whereOf(place), code)}.`,
  "problem.no-answer.advice": ({ cluster, because }) => {
    const check = `\`kubectl --context '${cluster}' version\` shows whether the cluster can be reached from this machine.`;
    return `${AFTER_NO_ANSWER[because]} ${check}`;
  },
  "problem.foreign-answer": ({ cluster, status, whole }) =>
    notItsAnswer(whole ? `${status}` : `${status} without the whole Deployment`, cluster),
  "problem.other-object": ({ cluster }) => notItsAnswer("200 without the Deployment that was meant", cluster),
  "problem.look-in-between.advice": () =>
    "Look at what stands between Rewind and the API server: a proxy, a load balancer, a login page.",
  "problem.answer-too-large": ({ cluster, mebibytes }) =>
    `Cluster "${cluster}" answered with more than ${mebibytes} MiB.`,
  "problem.answer-too-large.advice": () => "Choose one namespace instead of all, then retry.",
  "problem.no-watch": ({ request }) => `Could not ${act(request)}: what came is no watch.`,
  "problem.no-watch.advice": () =>
    "Check that the kubeconfig's server is a Kubernetes API server, and that no proxy in front of it answers in its place.",
  "problem.not-what-was-asked": ({ expected }) =>
    `The cluster answered with something that is no ${typeof expected === "object" ? expected.kind : THINGS[expected]}.`,
};

/** `patch deployments "web" in namespace "shop" of cluster "prod"` */
function act(request: ClusterRequest): string {
  const { verb, resource, name } = request;
  return `${verb} ${resource === "/version" ? "the version" : resource}${name === null ? "" : ` "${name}"`}${placeOf(request)}`;
}

function placeOf({ namespace, cluster }: ClusterRequest): string {
  return `${namespace === null ? "" : ` in namespace "${namespace}"`} of cluster "${cluster}"`;
}

function notItsAnswer(answer: string, cluster: string): string {
  return `The answer was ${answer}, which is not how the API server of cluster "${cluster}" answers.`;
}

const SINGULAR: Readonly<Record<string, string>> = { workloads: "Deployment", namespaces: "namespace" };

const THINGS = { object: "object", list: "list", "stored-object": "stored object" } as const;

function whereOf({ host, proxy, failed }: NoAnswerPlace): string {
  if (proxy === null) return host;
  return failed === "proxy" ? `the proxy ${proxy}` : `${host}, asked through the proxy ${proxy},`;
}

const WHY_NO_ANSWER: Readonly<Record<NoAnswer, (where: string, code: string) => string>> = {
  refused: (where) => `${where} refuses connections`,
  reset: (where, code) => `${where} closed the connection (${code})`,
  timeout: (where) => `${where} did not answer in time`,
  "unknown-host": (where) => `the name of ${where} is not known`,
  "no-route": (where) => `there is no route to ${where}`,
  "proxy-refused": (where) => `the proxy in front of ${where} did not let the connection through`,
  "certificate-expired": (where) => `the certificate of ${where} has expired`,
  "certificate-of-other-name": (where) => `the certificate of ${where} is for another name`,
  "certificate-not-trusted": (where) => `the certificate of ${where} is not trusted`,
  "no-tls": (where) => `${where} does not speak TLS as expected`,
  "no-secure-connection": (where, code) => `no secure connection to ${where} could be made (${code})`,
};

const CHECK_CERTIFICATES =
  "Check certificate-authority-data, the client certificate and tls-server-name in the kubeconfig.";

const AFTER_NO_ANSWER: Readonly<Record<NoAnswer, string>> = {
  refused: "Check that the cluster runs and that a tunnel it needs is open.",
  reset: "The API server may be restarting: try again.",
  timeout: "Check that your VPN or tunnel to the cluster is open.",
  "unknown-host": "Check the server in the kubeconfig, your network and your VPN.",
  "no-route": "Check your network and your VPN.",
  "proxy-refused": "Check proxy-url in the kubeconfig, or HTTPS_PROXY and NO_PROXY where Rewind was started.",
  "certificate-expired": "Have the cluster's certificate renewed.",
  "certificate-of-other-name": CHECK_CERTIFICATES,
  "certificate-not-trusted": CHECK_CERTIFICATES,
  "no-tls": "Check whether the server in the kubeconfig should begin with http or https.",
  "no-secure-connection": CHECK_CERTIFICATES,
};
