import type { FindingAdviceFacts } from "./findings-advice";
import type { FindingContainerFacts } from "./findings-containers";
import type { FindingImageFacts } from "./findings-images";
import type { FindingPodFacts } from "./findings-pods";
import type { FindingRefusalFacts } from "./findings-refusals";
import type { FindingStandstillFacts } from "./findings-standstill";

/** What keeps a rollout from moving, and what usually helps. Codes begin with `finding.`. */
export type FindingFacts = FindingAdviceFacts &
  FindingContainerFacts &
  FindingImageFacts &
  FindingPodFacts &
  FindingRefusalFacts &
  FindingStandstillFacts;
