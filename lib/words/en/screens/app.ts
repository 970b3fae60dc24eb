import { timeAgo, timeSpan } from "../times";

export const appWords = {
  times: {
    span: timeSpan,
    ago: timeAgo,
    by: (time: string) => `by ${time}`,
  },
};
