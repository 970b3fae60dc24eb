import { textOf } from "@/lib/contract/message";
import { ProblemError } from "@/lib/contract/problem-error";
import { inEnglish } from "./in-english";

/** A problem as an English reader is told it: its sentences as text, all else as it was thrown. */
export function problemInEnglish(error: unknown) {
  if (!(error instanceof ProblemError)) throw error;
  const { advice, ...extras } = error.extras;
  return {
    ...error,
    stack: error.stack,
    code: error.code,
    message: inEnglish(textOf(error.told)),
    extras: { ...inEnglish(extras), advice: advice && inEnglish(textOf(advice)) },
  };
}

/** What an English reader is told where something fails. */
export async function refusalOf(act: Promise<unknown>) {
  try {
    await act;
  } catch (error) {
    return problemInEnglish(error);
  }
  throw new Error("nothing was refused");
}

/** The same of what fails at once. */
export function refusalIn(act: () => unknown) {
  try {
    act();
  } catch (error) {
    return problemInEnglish(error);
  }
  throw new Error("nothing was refused");
}
