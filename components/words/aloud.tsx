/** Words that only a screen reader needs. */
export function aloud(text: string) {
  return <span className="sr-only">{text}</span>;
}
