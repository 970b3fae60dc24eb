import type {
  KubeconfigEntry,
  KubeconfigFlaw,
  KubeconfigProblemFacts,
  LoginFailure,
} from "@/lib/contract/facts/problems-kubeconfig";
import type { SentencesOf } from "../sentences";

export const kubeconfigProblems: SentencesOf<KubeconfigProblemFacts> = {
  "problem.no-kubeconfig": ({ paths }) => `There is no kubeconfig${paths.length > 0 ? ` at ${paths.join(", ")}` : ""}.`,
  "problem.no-kubeconfig.advice": () =>
    "Start Rewind with KUBECONFIG set to your kubeconfig file, or put the file at ~/.kube/config, then reload.",
  "problem.no-contexts": ({ paths }) => `The kubeconfig ${paths.join(", ")} has no contexts.`,
  "problem.no-contexts.advice": () => "Add a context, for example with `kubectl config set-context`, then reload.",
  "problem.kubeconfig-unreadable": ({ path, code }) => `The kubeconfig ${path} cannot be read (${code}).`,
  "problem.kubeconfig-unreadable.advice": () => "Check the file and its permissions, then reload.",
  "problem.kubeconfig-no-yaml": ({ path, line }) =>
    `The kubeconfig ${path} is not valid YAML${line === null ? "" : ` (line ${line})`}.`,
  "problem.kubeconfig-no-yaml.advice": () =>
    "Correct that line, then reload. `kubectl config view` checks the whole file.",
  "problem.no-such-kubeconfig-content": ({ path }) => `The file ${path} is not a kubeconfig.`,
  "problem.no-such-kubeconfig-content.advice": () => "Check that KUBECONFIG names the right file, then reload.",
  "problem.context-flawed": ({ context, entry, flaw }) =>
    `Context "${context}" cannot be used: ${entryName(entry)} ${flawOf(flaw)}.`,
  "problem.context-flawed.advice": () => "Correct that in the kubeconfig, then reload. The other contexts still work.",
  "problem.context-incomplete": ({ context, what, name }) =>
    `Context "${context}" names the ${what} "${name}", which the kubeconfig does not have or which is not valid.`,
  "problem.context-incomplete.advice": ({ what }) =>
    `Correct the ${what} in the kubeconfig, then reload. The other contexts still work.`,
  "problem.token-not-sendable": ({ user, file }) =>
    `The token of user "${user}"${file === null ? "" : ` in ${file}`} has a line break or another character that no header can carry.`,
  "problem.token-not-sendable.advice": () => "Check that it holds one token and nothing else, then retry.",
  "problem.credential-file-unreadable": ({ context, file }) =>
    `Context "${context}" needs the file ${file}, which cannot be read.`,
  "problem.credential-file-unreadable.advice": () =>
    "Check the file, its permissions and its name in the kubeconfig, then retry.",
  "problem.not-renewed": ({ user }) => `The credential of user "${user}" could not be renewed.`,
  "problem.sign-in.advice": ({ context }) =>
    `Sign in again as you do for kubectl (\`kubectl --context '${context}' get namespaces\` shows whether it works), then retry.`,
  "problem.login-command": ({ command, failure }) => {
    const name = command === "" ? "that signs you in" : `"${command}", which signs you in,`;
    return `The command ${name} ${failureOf(failure)}.`;
  },
  "problem.login-command.advice": ({ context, hint }) =>
    `${hint === null ? "" : `${hint}\n`}Try \`kubectl --context '${context}' version\` in the terminal that runs Rewind: it uses the same command and shows what it says. Then retry.`,
  "problem.unknown-context": ({ context }) => `The kubeconfig has no context "${context}".`,
  "problem.unknown-context.advice": ({ contexts, more }) =>
    `It has ${contexts.map((name) => `"${name}"`).join(", ")}${more ? " and others" : ""}.`,
  "problem.no-current-context": () => "The kubeconfig has no current context.",
  "problem.no-current-context.advice": () => "Choose one with `kubectl config use-context`.",
};

function entryName({ kind, name }: KubeconfigEntry): string {
  return kind === "context" ? "it" : `its ${kind} "${name}"`;
}

function flawOf(flaw: KubeconfigFlaw): string {
  switch (flaw.kind) {
    case "empty":
      return "has nothing but its name";
    case "no-cluster":
      return "names no cluster";
    case "no-server":
      return "has no server";
    case "no-command":
      return "has an exec without a command";
    case "proxy-is-no-url":
      return "has a proxy-url that is no URL";
    case "twice":
      return "is there twice";
    case "not-text":
      return `has a ${flaw.field} that is not text (quotes make it text)`;
    case "not-base64":
      return `has a ${flaw.field} that is not base64`;
    case "not-sendable":
      return `has a line break, or what else no header can carry, in its ${flaw.field}`;
  }
}

function failureOf(failure: LoginFailure): string {
  switch (failure.kind) {
    case "no-command":
      return "has no command";
    case "needs-terminal":
      return "needs a terminal, which Rewind does not have";
    case "zero-byte":
      return "is given an argument or a variable with a zero byte in it";
    case "variable-name":
      return `is given a variable "${failure.name}", which is no name of one`;
    case "authority-unreadable":
      return `is to be told of the certificate authority in ${failure.file}, which cannot be read`;
    case "not-installed":
      return "is not installed or not on the PATH";
    case "not-started":
      return `could not be started (${failure.code ?? "unknown"})`;
    case "too-late":
      return `did not answer within ${failure.seconds} s`;
    case "too-much":
      return "answered far too much";
    case "signal":
      return "was ended by a signal";
    case "exit-code":
      return `ended with exit code ${failure.code}`;
    case "no-credential":
      return "answered without a credential";
    case "line-break-in-token":
      return "answered with a token that has a line break in it";
  }
}
