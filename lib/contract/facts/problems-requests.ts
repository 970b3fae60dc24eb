/** What is wrong with a request to Rewind itself, or with Rewind. */
export type RequestProblemFacts = {
  "problem.unknown-kind": NoFacts;
  "problem.unknown-kind.advice": { kinds: readonly string[] };
  "problem.not-a-name": {
    text: string;
    what: "rollout" | "namespace" | "revision" | "write" | "from" | "to";
  };
  "problem.not-a-name.advice": NoFacts;
  "problem.not-json-type": NoFacts;
  "problem.not-json-type.advice": NoFacts;
  "problem.not-json": NoFacts;
  /** `place` is a path in the body, `issue` what the schema's validator says of it. */
  "problem.not-as-described": { place: string | null; issue: string };
  "problem.read-description.advice": NoFacts;
  "problem.body-too-large": { kibibytes: number };
  "problem.body-too-large.advice": NoFacts;
  "problem.wrong-host": NoFacts;
  "problem.wrong-host.advice": NoFacts;
  "problem.write-from-elsewhere": NoFacts;
  "problem.write-from-elsewhere.advice": NoFacts;
  "problem.read-from-elsewhere": NoFacts;
  "problem.stream-from-elsewhere": NoFacts;
  "problem.open-rewind.advice": NoFacts;
  "problem.no-such-path": NoFacts;
  "problem.no-such-path.advice": NoFacts;
  /** How many windows follow this cluster, or with `all` any. */
  "problem.too-many-streams": { windows: number; all: boolean };
  "problem.too-many-streams.advice": NoFacts;
  "problem.demo-read-only": NoFacts;
  "problem.no-such-scene": NoFacts;
  "problem.no-such-scene.advice": NoFacts;
  "problem.demo-failed": { status: number };
  "problem.internal": NoFacts;
  "problem.internal.advice": NoFacts;
  "problem.lost-track": NoFacts;
};

type NoFacts = Record<never, never>;
