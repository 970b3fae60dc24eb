import { cpus, totalmem } from "node:os";
import type { Samples } from "./samples";

type Row = readonly [what: string, rewind: string, raw: string, ratio: string, aim: string];

const HEADINGS: Row = ["", "Rewind", "raw calls", "ratio", "aim"];

/** What a run of the bench found out, line by line, printed as one table at its end. */
export class Report {
  readonly #rows: Row[] = [];

  /** A time beside that of the raw calls, of which it may be so many times. */
  compare(what: string, rewind: Samples, raw: Samples, mostTimes?: number): void {
    const ratio = (rewind.median / raw.median).toFixed(2);
    this.#rows.push([what, inMs(rewind), inMs(raw), `×${ratio}`, mostTimes ? `≤ ×${mostTimes}` : ""]);
  }

  /** A number of Rewind's own, perhaps beside one that it is made from. */
  tell(what: string, rewind: string, { raw = "", aim = "" } = {}): void {
    this.#rows.push([what, rewind, raw, "", aim]);
  }

  print(): void {
    const lines = [HEADINGS, ...this.#rows];
    const widths = HEADINGS.map((_, column) => Math.max(...lines.map((row) => row[column]?.length ?? 0)));
    const text = lines.map((row) =>
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))),
    );
    const [processor] = cpus();
    const machine = `${cpus().length} × ${processor?.model.trim()}, ${inMb(totalmem())} memory, Node ${process.version}`;
    process.stdout.write(`\n${machine}\n${text.map((row) => row.join("  ").trimEnd()).join("\n")}\n\n`);
  }
}

export function inMs({ median, p95 }: Samples): string {
  return `${median.toFixed(1)} ms (p95 ${p95.toFixed(1)})`;
}

export function inKb(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

export function inMb(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(0)} MB`;
}
