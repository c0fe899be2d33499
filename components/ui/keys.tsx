import type { ReactNode } from "react";

/** A key to press. */
export function Keys({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-tick border border-line2 bg-surface px-1 font-sans text-meta leading-none text-ink3">
      {children}
    </kbd>
  );
}
