/** Two arrows back. */
export function Logo() {
  return (
    <svg aria-hidden viewBox="0 0 20 20" className="size-5 shrink-0">
      <rect width="20" height="20" rx="5.5" className="fill-accent" />
      <path
        d="M9.6 6 5.6 10l4 4M14.4 6l-4 4 4 4"
        className="fill-none stroke-on-accent"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
