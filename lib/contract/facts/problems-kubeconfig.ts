/** What is wrong with an entry of a kubeconfig; `field` is the one that is wrong. A value is never cited. */
export type KubeconfigFlaw =
  | { kind: "empty" | "no-cluster" | "no-server" | "no-command" | "proxy-is-no-url" | "twice" }
  | { kind: "not-text" | "not-base64" | "not-sendable"; field: string };

/** The entry that a flaw is in; `context` is the context itself. */
export type KubeconfigEntry = { kind: "context" | "cluster" | "user"; name: string };

/** What went wrong with the command that signs somebody in. */
export type LoginFailure =
  | { kind: "no-command" | "needs-terminal" | "zero-byte" | "signal" | "no-credential" | "line-break-in-token" }
  | { kind: "exit-code"; code: number }
  | { kind: "too-late"; seconds: number }
  | { kind: "too-much" | "not-installed" }
  | { kind: "not-started"; code: string | null }
  | { kind: "variable-name"; name: string }
  | { kind: "authority-unreadable"; file: string };

/** Why there is no way to a cluster, or none with this credential. */
export type KubeconfigProblemFacts = {
  "problem.no-kubeconfig": { paths: readonly string[] };
  "problem.no-kubeconfig.advice": NoFacts;
  "problem.no-contexts": { paths: readonly string[] };
  "problem.no-contexts.advice": NoFacts;
  "problem.kubeconfig-unreadable": { path: string; code: string };
  "problem.kubeconfig-unreadable.advice": NoFacts;
  "problem.kubeconfig-no-yaml": { path: string; line: number | null };
  "problem.kubeconfig-no-yaml.advice": NoFacts;
  "problem.no-such-kubeconfig-content": { path: string };
  "problem.no-such-kubeconfig-content.advice": NoFacts;
  "problem.context-flawed": { context: string; entry: KubeconfigEntry; flaw: KubeconfigFlaw };
  "problem.context-flawed.advice": NoFacts;
  "problem.context-incomplete": { context: string; what: "cluster" | "user" | "server"; name: string };
  "problem.context-incomplete.advice": { what: "cluster" | "user" | "server" };
  /** `file`: where the token is read from; null where it stands in the kubeconfig. */
  "problem.token-not-sendable": { user: string; file: string | null };
  "problem.token-not-sendable.advice": NoFacts;
  "problem.credential-file-unreadable": { context: string; file: string };
  "problem.credential-file-unreadable.advice": NoFacts;
  "problem.not-renewed": { user: string };
  "problem.sign-in.advice": { context: string };
  "problem.login-command": { command: string; failure: LoginFailure };
  /** `hint`: how to install it, in the words of the kubeconfig. */
  "problem.login-command.advice": { context: string; hint: string | null };
  "problem.unknown-context": { context: string };
  /** `more`: whether there are others than these. */
  "problem.unknown-context.advice": { contexts: readonly string[]; more: boolean };
  "problem.no-current-context": NoFacts;
  "problem.no-current-context.advice": NoFacts;
};

type NoFacts = Record<never, never>;
