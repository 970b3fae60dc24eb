const SEPARATORS = /[/_+=-]+/;
/** Pieces shorter than this are parts of names and paths, which people put together from words. */
const LEAST_PIECE = 12;
const LEAST_DIFFERENT = 9;
/** Random texts change between digits, small and capital letters at every second character; words and numbers seldom do. */
const LEAST_CHANGES = 0.25;
const LONGEST_PIECE = 4_000;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a run of letters and digits looks drawn by lot, as keys are, and not written: no path, name, number or UUID. */
export function looksRandom(run: string): boolean {
  if (UUID.test(run)) return false;
  const pieces = run.split(SEPARATORS).filter((piece) => piece.length >= LEAST_PIECE);
  const random = pieces.filter(isRandomPiece).reduce((sum, piece) => sum + piece.length, 0);
  return random * 2 >= run.length;
}

/** The same for a run of 20 to 31 characters, which has to be more mixed: small and capital letters and digits all through. */
export function looksRandomThoughShort(run: string): boolean {
  if (run.length < 20 || !/[a-z]/.test(run) || !/[A-Z]/.test(run) || !/\d/.test(run)) return false;
  if (/[/_+=-]/.test(run) || new Set(run).size < 13) return false;
  return changesIn(run) / (run.length - 1) >= 0.45 && !/[a-z]{6}|[A-Z]{6}|\d{6}/.test(run);
}

/** Whether one word is a mixture of letters and digits as no name is: `hunter2x9Q`, but not `v2`, `eu-west-1`, `orders2`. */
export function looksMixed(text: string, least = 8): boolean {
  if (text.length < least || text.length > LONGEST_PIECE || /\s/.test(text) || UUID.test(text)) return false;
  return text.split(/[^A-Za-z0-9]+/).some((piece) => {
    if (piece.length < Math.min(least, 8) || !/\d/.test(piece) || !/[A-Za-z]/.test(piece)) return false;
    return changesIn(piece) >= 3 && !/^(?:sha|md|aes|rsa|utf|v)\d+$/i.test(piece);
  });
}

/** Whether one word looks chosen as passwords are: `Winter2024!`, `passw0rd1`, `p@ss/w0rd!`; no pod, path or version. */
export function looksChosen(text: string): boolean {
  if (text.length < 6 || text.length > 400 || /\s/.test(text) || UUID.test(text)) return false;
  if (!/\d/.test(text) || !/[A-Za-z]/.test(text) || /^\w+(?:\.\w+)*[:=]/.test(text) || /:\/\/|^[/\\([{<$]/.test(text))
    return false;
  if (/[!#$%^&*?~]/.test(text)) return !/[(){}<>[\]=]/.test(text);
  if (/[-./:@\\]/.test(text)) return looksMixed(text, 8) && !/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(text);
  return looksMixed(text, 8) || (text.length >= 8 && /^[A-Za-z]{2,}\d{1,4}[A-Za-z]{1,}/.test(text));
}

/** Several words joined by hyphens, as some people choose their passwords: `correct-horse-battery`. */
export function isWordsJoined(text: string): boolean {
  return text.length >= 16 && text.length <= 120 && /^[A-Za-z]{3,15}(?:[-_.][A-Za-z]{3,15}){2,7}$/.test(text);
}

function isRandomPiece(piece: string): boolean {
  if (!/\d/.test(piece) || !/[A-Za-z]/.test(piece)) return false;
  if (new Set(piece).size < LEAST_DIFFERENT) return false;
  return changesIn(piece) / (piece.length - 1) >= LEAST_CHANGES;
}

function changesIn(piece: string): number {
  let changes = 0;
  for (let index = 1; index < piece.length; index++) {
    if (kindOf(piece.charCodeAt(index)) !== kindOf(piece.charCodeAt(index - 1))) changes++;
  }
  return changes;
}

function kindOf(code: number): "digit" | "capital" | "small" {
  if (code <= 57) return "digit";
  return code <= 90 ? "capital" : "small";
}
