const SEPARATORS = /[/_+=-]+/;
/** Pieces shorter than this are parts of names and paths, which people put together from words. */
const LEAST_PIECE = 12;
const LEAST_DIFFERENT = 9;
/** Random texts change between digits, small and capital letters at every second character; words and numbers seldom do. */
const LEAST_CHANGES = 0.25;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a run of letters and digits looks drawn by lot, as keys are, and not written: no path, name, number or UUID. */
export function looksRandom(run: string): boolean {
  if (UUID.test(run)) return false;
  const pieces = run.split(SEPARATORS).filter((piece) => piece.length >= LEAST_PIECE);
  const random = pieces.filter(isRandomPiece).reduce((sum, piece) => sum + piece.length, 0);
  return random * 2 >= run.length;
}

function isRandomPiece(piece: string): boolean {
  if (!/\d/.test(piece) || !/[A-Za-z]/.test(piece)) return false;
  if (new Set(piece).size < LEAST_DIFFERENT) return false;
  let changes = 0;
  for (let index = 1; index < piece.length; index++) {
    if (kindOf(piece.charCodeAt(index)) !== kindOf(piece.charCodeAt(index - 1))) changes++;
  }
  return changes / (piece.length - 1) >= LEAST_CHANGES;
}

function kindOf(code: number): "digit" | "capital" | "small" {
  if (code <= 57) return "digit";
  return code <= 90 ? "capital" : "small";
}
