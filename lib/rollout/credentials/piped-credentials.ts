import type { Command } from "./command-words";
import type { CredentialSpan } from "./credential-span";
import { isHarmlessValue, isProseWord } from "./harmless-values";
import { looksChosen } from "./random-text";

const WRITTEN_BY = /^(?:echo|printf|print)$/;
/** Words of commands that read a password from what is written into them. */
export const READS_PASSWORD =
  /^(?:--password-stdin|--passw(?:d|ord)-on-stdin|--stdin|--token-stdin|--with-token|--passphrase-fd|-S|chpasswd|passwd|kinit|sudo|vncpasswd|mysql_config_editor|cryptsetup|pinentry|su)$/;
const KEEPS_SECRET =
  /\b(?:secrets? (?:create|add|put|set)|create secret|login(?: \S+){0,3} -$|operator unseal)\b|\blogin -$/;

/** `echo x | docker login --password-stdin`, `echo "root:x" | chpasswd`. */
export function piped({ words }: Command, next: Command): CredentialSpan[] {
  if (!WRITTEN_BY.test(words[0]?.text ?? "")) return [];
  const isSure =
    next.words.some(({ text }) => READS_PASSWORD.test(text)) ||
    KEEPS_SECRET.test(
      next.words
        .map(({ text }) => text)
        .join(" ")
        .slice(0, 200),
    );
  if (!isSure && !/^(?:base64|openssl|sha\d+sum|md5sum)$/.test(next.words[0]?.text ?? "")) return [];
  const withUser = next.words.some((word) => word.text === "chpasswd");
  return words.slice(1).flatMap(({ text, start, end }) => {
    if (/^-[neE]+$/.test(text) || /^%s(?:\\n)?$/.test(text)) return [];
    const at = withUser ? text.indexOf(":") + 1 : 0;
    return (!isSure && !looksChosen(text)) || isHarmlessValue(text.slice(at)) || isProseWord(text)
      ? []
      : [{ start: start + at, end, why: "name" as const }];
  });
}
