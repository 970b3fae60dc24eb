const LONGEST_MESSAGE = 1_000;

/** As much of the cluster's words as a finding cites, at most 1,000 characters; none is cut in half. */
export function cutMessage(text: string): string {
  if (text.length <= LONGEST_MESSAGE) return text;
  return `${text.slice(0, LONGEST_MESSAGE - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
