import { PROGRAM } from "../entry/program.mjs";
import { type GuardedProcess, startGuarded } from "./processes/guarded-process";
import { until } from "./processes/until";

const READY_WITHIN_MS = 60_000;

/** How a Rewind is started: with which kubeconfig (null: none at all), and which further environment variables. */
export type AppVariant = { kubeconfig: string | null; env?: Readonly<Record<string, string>> };

export type App = { url: string; pid(): number; log(): string; stop(): Promise<void> };

/** Serves the built Rewind on a free loopback port, until stopped or until this process is gone. */
export async function startApp({ kubeconfig, env = {} }: AppVariant, folder: string, log: string): Promise<App> {
  const server = startGuarded({
    name: "Rewind",
    command: process.execPath,
    args: [...PROGRAM, "--port", "0"],
    env: {
      PATH: process.env.PATH,
      // Not the person's own: a kubeconfig there is none of a test's business.
      HOME: folder,
      NEXT_TELEMETRY_DISABLED: "1",
      // A spec that is about the time to call a rollback off says so.
      REWIND_UNDO_DELAY_SECONDS: "0",
      ...(kubeconfig !== null && { KUBECONFIG: kubeconfig }),
      ...env,
    },
    log,
  });
  try {
    const [, url = ""] = await server.printed(/^Rewind: (http\S+)$/m, READY_WITHIN_MS);
    await until(
      () => answers(url, server),
      () => `Rewind does not answer:\n${server.lastLines(15)}`,
    );
    return { url, pid: () => server.programPid(), log: () => server.lastLines(100), stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function answers(url: string, server: GuardedProcess): Promise<true | undefined> {
  if (server.hasEnded()) throw new Error(`Rewind ended as it started:\n${server.lastLines(15)}`);
  // Nothing listens yet: the next attempt will tell.
  const response = await fetch(`${url}/api/health`).catch(() => undefined);
  return response === undefined ? undefined : true;
}
