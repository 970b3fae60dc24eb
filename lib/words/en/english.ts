import type { Sentences } from "../sentences";
import { changeSentences } from "./changes";
import { checkSentences } from "./checks";
import { findingSentences } from "./findings";
import { problemSentences } from "./problems";
import { rolloutSentences } from "./rollouts";
import { stateSentences } from "./states";

export const english: Sentences = {
  ...changeSentences,
  ...checkSentences,
  ...findingSentences,
  ...problemSentences,
  ...rolloutSentences,
  ...stateSentences,
};
