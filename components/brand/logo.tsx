/** Two wheels: the original and the new management group, and where they overlap. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size * 0.65} viewBox="0 0 26 17" aria-hidden className="shrink-0">
      <circle cx={8.5} cy={8.5} r={8} fill="var(--color-orig)" />
      <circle cx={17.5} cy={8.5} r={8} fill="var(--color-new)" />
      <path d="M13 1.9a8 8 0 0 1 0 13.2 8 8 0 0 1 0-13.2z" fill="var(--color-dual)" />
    </svg>
  );
}

export function Wordmark() {
  return (
    <span className="flex items-center gap-2.5 text-panel font-semibold tracking-[-0.015em]">
      <Logo />
      Tandem
    </span>
  );
}
