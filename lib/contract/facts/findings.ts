/** What keeps a rollout from moving, and what usually helps. Codes begin with `finding.`. */
export type FindingFacts = {};
