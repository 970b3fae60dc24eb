import "server-only";
import { clusterText } from "@/lib/contract/cluster-text";
import { stdout } from "node:process";
import { pino } from "pino";
import { type Config, readConfig } from "./config";
import { maskedText } from "@/lib/kube/mask";

/** One JSON line per event on standard output. Errors are logged with name, message, stack and cause only, secrets masked. */
export const log = linesFrom(readConfig().logLevel);

/** What was done and shown to whom. It says so at any level of the log: who turns that down does not mean this. */
export const auditLog = linesFrom("info");

function linesFrom(level: Config["logLevel"]) {
  return pino(
    {
      base: null,
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: plainError },
    },
    { write: (line: string) => void stdout.write(line) },
  );
}

/** Other fields of an error may hold requests with their credentials. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, message, stack, cause } = error;
  return {
    name,
    message: maskedText(clusterText(message)),
    stack: stack && maskedText(clusterText(stack)),
    ...(cause === undefined ? {} : { cause: plainError(cause) }),
  };
}
