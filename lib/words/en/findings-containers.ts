import type {
  ContainerReasonFacts,
  Exit,
  FindingContainerFacts,
  MissingFacts,
  ProbeAnswerFacts,
  ProbeTarget,
  StartFailureFacts,
} from "@/lib/contract/facts/findings-containers";
import type { SentencesOf } from "../sentences";
import { capitalised } from "./phrases";
import { podsOf } from "./pod-shares";

type ReasonSentences = SentencesOf<Omit<ContainerReasonFacts, keyof StartFailureFacts | keyof MissingFacts>>;
type FindingSentences = SentencesOf<Omit<FindingContainerFacts, keyof ContainerReasonFacts | keyof ProbeAnswerFacts>>;

const missing: SentencesOf<MissingFacts> = {
  "finding.missing.key": ({ key, kind, name }) => `Key "${key}" is missing in ${kind} "${name}"`,
  "finding.missing.object": ({ kind, name }) => `${kind} "${name}" does not exist`,
};

const reasons: ReasonSentences = {
  "finding.reason.image": ({ image, why }, say) => `its image ${image ?? "of the pod"} ${say(why)}`,
  "finding.reason.configuration-missing": () => "its configuration is missing",
  "finding.reason.never-ran": ({ why, exit }, say) => `${say(why)}, which ends it with ${exitCode(exit)}`,
  "finding.reason.out-of-memory": ({ limit }) =>
    limit === null ? "it runs out of memory" : `it runs out of memory at its limit of ${limit}`,
  "finding.reason.exits-at-once": () => "it ends without an error (exit code 0) although it should keep running",
  "finding.reason.crashes": ({ exit }) => `it crashes with ${exitCode(exit)}`,
  "finding.reason.lost": () => "its node lost sight of it",
  "finding.reason.probe-fails": ({ probe, met }, say) => `its ${probe} probe fails: ${say(met)}`,
  "finding.reason.probe-not-met": ({ probe, asks }) => `its ${probe} probe (${target(asks)}) has not succeeded`,
  "finding.reason.not-ready": () => "it runs, but does not get ready",
};

const KILLS = {
  no: "",
  yes: ", so the container is killed and started again",
  soon: ", which kills the container if it goes on",
} as const;

const findings: FindingSentences = {
  "finding.cannot-start": ({ container, why, pods }, say) =>
    `Container${named(container)} cannot start: ${say(why)} (${podsOf(pods)}).`,
  "finding.stops": ({ container, why, pods }, say) =>
    `Container${named(container)} does not stay up: ${say(why)} (${podsOf(pods)}).`,
  "finding.killed": ({ container, why, pods }, say) =>
    `Container${named(container)} is killed because ${say(why)} (${podsOf(pods)}).`,
  "finding.not-ready": ({ container, why, pods }, say) =>
    `Container${named(container)} does not get ready: ${say(why)} (${podsOf(pods)}).`,
  "finding.configuration-missing": ({ container, pods }) =>
    `Configuration of container${named(container)} is missing (${podsOf(pods)}).`,
  "finding.needs-what-is-missing": ({ container, missing: what, pods }, say) =>
    `${say(what)}, and container${named(container)} needs it (${podsOf(pods)}).`,
  "finding.probe-fails": ({ container, probe, met, kills, pods }, say) => {
    const ofContainer = container === null ? "" : ` of container${named(container)}`;
    return `${capitalised(probe)} probe${ofContainer} fails on ${podsOf(pods)}: ${say(met)}${KILLS[kills]}.`;
  },
  "finding.init-container-stuck": ({ container, why, pods }, say) =>
    `Init container "${container}" is stuck: ${say(why)} (${podsOf(pods)}).`,
  "finding.init-container-runs": ({ container, pods }) =>
    `Init container "${container}" has not finished yet (${podsOf(pods)}).`,
};

export const containerFindings = { ...missing, ...reasons, ...findings };

/** ` "web"`, to follow the word container. */
function named(container: string | null): string {
  return container === null ? "" : ` "${container}"`;
}

/** Codes that a shell gives by itself (POSIX, Shell Command Language 2.8.2). */
const BY_A_SHELL: Readonly<Record<number, string>> = {
  126: "the command cannot be executed",
  127: "the command is not found",
};

/** `exit code 1`, `exit code 139 (SIGSEGV)`, `exit code 127 (the command is not found)` */
function exitCode({ code, signal }: Exit): string {
  const meaning = signal ?? BY_A_SHELL[code];
  return `exit code ${code}${meaning === undefined ? "" : ` (${meaning})`}`;
}

/** `GET /health, port 8080` */
function target({ path, port, command }: ProbeTarget): string {
  if (command !== null) return `command ${command}`;
  return path === null ? `port ${port ?? "?"}` : `GET ${path}${port === null ? "" : `, port ${port}`}`;
}
