import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FullResult, Reporter, Suite } from "@playwright/test/reporter";

/** Writes how many tests passed, failed and were skipped on which cluster, for the summary of `npm test`. */
export class TallyReporter implements Reporter {
  #suite: Suite | undefined;

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite;
  }

  onEnd({ status }: FullResult): void {
    const folder = process.env.REWIND_TALLY_FOLDER;
    if (folder === undefined) return;
    const clusters = (this.#suite?.suites ?? []).map((project) => {
      const tests = project.allTests();
      const count = (...outcomes: string[]) => tests.filter((test) => outcomes.includes(test.outcome())).length;
      const skipped = tests.filter((test) => test.outcome() === "skipped");
      const reasons = skipped.flatMap(({ annotations, results }) =>
        [...annotations, ...results.flatMap((result) => result.annotations)].map(
          ({ description }) => description ?? "no reason",
        ),
      );
      return {
        name: project.title,
        passed: count("expected", "flaky"),
        failed: count("unexpected"),
        skipped: skipped.length,
        atSecondTry: tests.filter((test) => test.outcome() === "flaky").map(({ title }) => title),
        reasons: [...new Set(reasons)],
      };
    });
    writeFileSync(join(folder, "playwright.json"), JSON.stringify({ status, clusters }));
  }
}

// Playwright takes a reporter's class from its default export.
export default TallyReporter;
