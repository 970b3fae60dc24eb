import type { BrowserContext } from "@playwright/test";

/**
 * Collects what no page may do unannounced: log an error (a refusal of the content security policy is one), or throw.
 * The list grows while the context is used.
 */
export function collectPageErrors(context: BrowserContext, allowed: readonly RegExp[]): readonly string[] {
  const errors: string[] = [];
  const note = (error: string) => {
    if (!allowed.some((pattern) => pattern.test(error))) errors.push(error);
  };
  context.on("console", (message) => {
    if (message.type() === "error") note(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => note(`uncaught: ${error.error().message}`));
  return errors;
}
