import type { ManagerFacts } from "@/lib/contract/facts/managers";
import type { SentencesOf } from "../sentences";

export const managerSentences: SentencesOf<ManagerFacts> = {
  "manager.argo-cd": ({ application, workload }) => {
    const part = application === null ? "" : ` as part of Application ${application}`;
    return `Argo CD syncs this ${workload}${part}: with automatic sync it puts the newer version back.`;
  },
  "manager.next.auto-sync-off": ({ applicationInCommand }) =>
    `Switch automatic sync off first: \`argocd app set ${applicationInCommand ?? "APPLICATION"} --sync-policy none\`.`,

  "manager.flux": ({ kind, name, namespace, workload }) => {
    const place = namespace === null ? "" : `${namespace}/`;
    const called = name === null ? "" : ` ${place}${name}`;
    return `Flux applies this ${workload} from ${kind}${called}: its next reconciliation puts the newer version back.`;
  },
  "manager.next.suspend": ({ kind, nameInCommand, namespaceInCommand }) =>
    `Suspend it first: \`flux suspend ${kind.toLowerCase()} ${nameInCommand ?? "NAME"} -n ${namespaceInCommand ?? "NAMESPACE"}\`.`,

  "manager.helm": ({ release, workload }) =>
    `Helm release ${release} made this ${workload} and will not know of the rollback: the next upgrade puts the newer version back.`,
  "manager.next.helm-rollback": ({ releaseInCommand, namespaceInCommand }) =>
    `Roll back the release instead: \`helm rollback ${releaseInCommand ?? "RELEASE"} -n ${namespaceInCommand ?? "NAMESPACE"}\`.`,

  "manager.owner": ({ kind, name, workload }) =>
    `${kind} ${name} controls this ${workload} and may write its pod template again at any time.`,
  "manager.next.change-owner": ({ kind, name, workload }) =>
    `Change ${kind} ${name} instead: the ${workload} follows it.`,

  "manager.server-side-apply": ({ manager }) =>
    `${manager ?? "Somebody"} owns the pod template by server-side apply: its next apply is a conflict, or with force puts the newer version back.`,
  "manager.next.change-applied": ({ manager }) =>
    `Put the older version into what ${manager ?? "it"} applies before it applies again.`,
};
