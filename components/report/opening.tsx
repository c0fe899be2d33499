import type { ReactNode } from "react";

/** A number that opens the rows it counts, where they may be opened. */
export function Opening({ href, children }: { href: string | false | null | undefined; children: ReactNode }) {
  return href ? (
    <a href={href} className="opens-rows">
      {children}
    </a>
  ) : (
    children
  );
}
