import type { FindingFacts } from "@/lib/contract/facts/findings";
import type { SentencesOf } from "../sentences";
import { containerAdvice } from "./findings-advice-containers";
import { imageAdvice } from "./findings-advice-images";
import { podAdvice } from "./findings-advice-pods";
import { rolloutAdvice } from "./findings-advice-rollouts";
import { containerFindings } from "./findings-containers";
import { imageFindings } from "./findings-images";
import { nodeRefusals, placements } from "./findings-nodes";
import { podFindings } from "./findings-pods";
import { probeAnswers } from "./findings-probes";
import { refusalFindings } from "./findings-refusals";
import { standstillFindings } from "./findings-standstill";
import { startFailures } from "./findings-starts";
import { volumeFailures } from "./findings-volumes";

export const findingSentences: SentencesOf<FindingFacts> = {
  ...containerAdvice,
  ...imageAdvice,
  ...podAdvice,
  ...rolloutAdvice,
  ...containerFindings,
  ...imageFindings,
  ...nodeRefusals,
  ...placements,
  ...podFindings,
  ...probeAnswers,
  ...refusalFindings,
  ...standstillFindings,
  ...startFailures,
  ...volumeFailures,
};
