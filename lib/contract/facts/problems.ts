import type { TitleFacts } from "./problem-titles";
import type { ClusterProblemFacts } from "./problems-cluster";
import type { KubeconfigProblemFacts } from "./problems-kubeconfig";
import type { RefusalFacts } from "./problems-refusals";
import type { RequestProblemFacts } from "./problems-requests";

/** Why a request was refused or failed, and what to do about it. Codes begin with `problem.`. */
export type ProblemFacts = TitleFacts &
  ClusterProblemFacts &
  KubeconfigProblemFacts &
  RefusalFacts &
  RequestProblemFacts;
