import { clusterText } from "@/lib/contract/cluster-text";
import { maskedText } from "@/lib/kube/mask";
import { expect, test } from "vitest";
import { message } from "@/lib/contract/message";
import { ProblemError } from "@/lib/contract/problem-error";
import { inEnglish } from "@/lib/testing/in-english";
import { problemDocument } from "./problem-document";

const CANARY = "k4n4rienv0gel";

test("nothing that a webhook or a cluster says in a problem holds a secret: sentence, words, fields, changes, managers", () => {
  const change = message("change.removed", { subject: { about: "image" }, value: `arg --password=${CANARY}` });
  const problem = new ProblemError(
    "changed-meanwhile",
    message("problem.changed-meanwhile", { name: `password=${CANARY}` }),
    {
      advice: message("problem.login-command.advice", { context: "a", hint: `--token=${CANARY}` }),
      said: maskedText(clusterText(`denied: TOKEN=${CANARY}`)),
      causes: [
        {
          field: maskedText(clusterText(`env.DB_PASSWORD=${CANARY}`)),
          message: maskedText(clusterText(`--token ${CANARY} is not allowed`)),
        },
      ],
      meanwhile: { changes: [change], by: maskedText(clusterText(`tool --password=${CANARY}`)), at: null },
    },
  );

  const document = inEnglish(problemDocument(problem));

  expect(JSON.stringify(document)).not.toContain(CANARY);
  expect(document).toMatchObject({
    causes: [{ field: expect.stringMatching(/^env\.DB_PASSWORD=‹masked [0-9a-f]+›$/) }],
    meanwhile: {
      changes: [{ text: expect.stringContaining("arg --password=‹masked") }],
      by: expect.stringMatching(/^tool --password=‹masked/),
    },
  });
});
