/** What a look around before a rollback found, and the one next step. Codes begin with `check.`. */
export type CheckFacts = {};
