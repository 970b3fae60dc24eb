import type { RequestProblemFacts } from "@/lib/contract/facts/problems-requests";
import type { SentencesOf } from "../sentences";

export const requestProblems: SentencesOf<RequestProblemFacts> = {
  "problem.unknown-kind": () => "Rewind does not know this kind of workload.",
  "problem.unknown-kind.advice": ({ kinds }) => `It knows ${kinds.join(", ")}.`,
  "problem.not-a-name": ({ text, what }) => `"${text}" cannot be the ${NAMED[what]}.`,
  "problem.not-a-name.advice": () => "Check the address: such names consist of lower-case letters, digits and hyphens.",
  "problem.not-json-type": () => "The body must be JSON.",
  "problem.not-json-type.advice": () => "Send it with content-type: application/json.",
  "problem.not-json": () => "The body is not valid JSON.",
  "problem.not-as-described": ({ place, issue }) =>
    `The body is not as it should be${place === null ? "" : ` at ${place}`}: ${issue}.`,
  "problem.read-description.advice": () => "GET /api/openapi.json describes what each call takes.",
  "problem.body-too-large": ({ kibibytes }) => `The body is larger than ${kibibytes} KiB.`,
  "problem.body-too-large.advice": () => "Shorten the reason.",
  "problem.wrong-host": () => "Rewind does not answer under this name.",
  "problem.wrong-host.advice": () => "Open it at 127.0.0.1 or localhost, or start it with the name in REWIND_HOSTS.",
  "problem.write-from-elsewhere": () => "Rewind takes changes from its own pages only.",
  "problem.write-from-elsewhere.advice": () => "Open Rewind itself in the browser and try there.",
  "problem.read-from-elsewhere": () => "Rewind answers its own pages and programs, and no other page.",
  "problem.stream-from-elsewhere": () => "Rewind streams to its own pages only.",
  "problem.open-rewind.advice": () => "Open Rewind itself in the browser.",
  "problem.no-such-path": () => "The API has no such path.",
  "problem.no-such-path.advice": () => "GET /api/openapi.json lists them.",
  "problem.too-many-streams": ({ windows, all }) =>
    all ? `${windows} windows follow clusters already.` : `${windows} windows follow this cluster already.`,
  "problem.too-many-streams.advice": () => "Close some. This one reads every few seconds instead.",
  "problem.demo-read-only": () => "Rewind was started with REWIND_READ_ONLY and refuses every write.",
  "problem.no-such-scene": () => "There is no such scene to play.",
  "problem.no-such-scene.advice": () => "`npm run demo` starts the demo.",
  "problem.demo-failed": ({ status }) => `The demo's cluster answered with status ${status}.`,
  "problem.internal": () => "Something went wrong in Rewind itself.",
  "problem.internal.advice": () => "Try again. Rewind's log has the details.",
  "problem.lost-track": () => "Rewind lost track of it.",
};

const NAMED = {
  rollout: "name of a Deployment",
  namespace: "name of a namespace",
  revision: "uid of a revision",
  write: "id of a write",
  from: 'side "from" of a comparison',
  to: 'side "to" of a comparison',
} as const;
