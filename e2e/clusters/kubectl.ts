import { execFile, execFileSync } from "node:child_process";

export type KubectlResult = { stdout: string; stderr: string; code: number };

/** Of the kubectl on this machine; null where there is none, and specs that compare with it are skipped. */
export const kubectlVersion: string | null = readVersion();

export function runKubectl(args: readonly string[]): Promise<KubectlResult> {
  return new Promise((resolve, reject) => {
    execFile("kubectl", args, { encoding: "utf8" }, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === "number") resolve({ stdout, stderr, code });
      else reject(error);
    });
  });
}

function readVersion(): string | null {
  try {
    const stdout = execFileSync("kubectl", ["version", "--client", "--output=json"], { encoding: "utf8" });
    return JSON.parse(stdout).clientVersion.gitVersion;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
