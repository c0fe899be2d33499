import type { ReactNode } from "react";
import { Wordmark } from "@/components/brand/logo";
import { Link } from "@/components/ui/link";

/** Pages that know nobody: only the way back to the start. */
export function PlainFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <header className="flex h-12 items-center border-b border-line bg-surface px-5 phone:px-4">
        <Link href="/" aria-label="Tandem, all migrations" className="rounded-button">
          <Wordmark />
        </Link>
      </header>
      <main className="pt-16">{children}</main>
    </>
  );
}
