import type { ProblemFacts } from "@/lib/contract/facts/problems";
import type { SentencesOf } from "../sentences";
import { problemTitles } from "./problem-titles";
import { clusterProblems } from "./problems-cluster";
import { kubeconfigProblems } from "./problems-kubeconfig";
import { refusals } from "./problems-refusals";
import { requestProblems } from "./problems-requests";

export const problemSentences: SentencesOf<ProblemFacts> = {
  ...problemTitles,
  ...clusterProblems,
  ...kubeconfigProblems,
  ...refusals,
  ...requestProblems,
};
