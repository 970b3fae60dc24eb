import type { Sentences } from "../sentences";
import { modeSentences, permissionSentences } from "./access";
import { changeSentences } from "./changes";
import { checkSentences } from "./checks";
import { fieldSentences, meaningSentences } from "./fields";
import { findingSentences } from "./findings";
import { managerSentences } from "./managers";
import { namedObjectCheckSentences } from "./named-object-checks";
import { problemSentences } from "./problems";
import { quotaCheckSentences } from "./quota-checks";
import { rolloutSentences } from "./rollouts";
import { stateSentences } from "./states";
import { besideSentences } from "./undo";

export const english: Sentences = {
  ...changeSentences,
  ...checkSentences,
  ...namedObjectCheckSentences,
  ...quotaCheckSentences,
  ...managerSentences,
  ...fieldSentences,
  ...meaningSentences,
  ...besideSentences,
  ...permissionSentences,
  ...modeSentences,
  ...findingSentences,
  ...problemSentences,
  ...rolloutSentences,
  ...stateSentences,
};
