/** One word of a command line: what it says, and where in the text it stands, quotes left out. */
export type CommandWord = { text: string; start: number; end: number };

/** One command of a line, from its program to the next `;`, `|` or line break. `pipedInto`: the next takes its output. */
export type Command = { words: CommandWord[]; pipedInto: boolean };

const ENDS = new Set([";", "|", "&", "\n", "(", ")"]);

/** A shell's line cut into commands and words: quotes, backslashes and continued lines are read as shells read them. */
export function commandsOf(text: string): Command[] {
  const commands: Command[] = [];
  let words: CommandWord[] = [];
  let at = 0;
  while (at < text.length) {
    const letter = text[at] ?? "";
    if (letter === "\\" && /[\r\n]/.test(text[at + 1] ?? "")) at += 2;
    else if (ENDS.has(letter)) {
      if (words.length > 0) commands.push({ words, pipedInto: letter === "|" && text[at + 1] !== "|" });
      words = [];
      at++;
    } else if (isBlank(letter)) at++;
    else {
      const word = wordAt(text, at);
      words.push(word);
      at = Math.max(word.next, at + 1);
    }
  }
  if (words.length > 0) commands.push({ words, pipedInto: false });
  return commands;
}

function wordAt(text: string, begins: number): CommandWord & { next: number } {
  let at = begins;
  while (at < text.length) {
    const letter = text[at] ?? "";
    if (letter === "\\") at += 2;
    else if (letter === '"' || letter === "'") {
      const closing = closingOf(text, at);
      // An apostrophe is part of its word.
      at = closing < 0 ? at + 1 : closing + 1;
    } else if (isBlank(letter) || ENDS.has(letter)) break;
    else at++;
  }
  const end = Math.min(at, text.length);
  const quote = text[begins];
  const isQuoted =
    (quote === '"' || quote === "'") &&
    end - begins > 1 &&
    text[end - 1] === quote &&
    closingOf(text, begins) === end - 1;
  const [start, until] = isQuoted ? [begins + 1, end - 1] : [begins, end];
  return { text: text.slice(start, until), start, end: until, next: end };
}

function isBlank(letter: string): boolean {
  return letter === " " || letter === "\t" || letter === "\r" || letter === "\u00a0";
}

/** No argument is longer: a quote that nobody closes costs no more than this. */
const LONGEST = 4_000;

function closingOf(text: string, opening: number): number {
  const quote = text[opening];
  const last = Math.min(text.length, opening + LONGEST);
  for (let at = opening + 1; at < last; at++) {
    if (text[at] === "\\" && quote === '"') at++;
    else if (text[at] === quote) return at;
  }
  return -1;
}
