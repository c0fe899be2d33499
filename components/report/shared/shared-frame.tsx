import type { ReactNode } from "react";
import { Wordmark } from "@/components/brand/logo";
import { ThemeToggle } from "@/components/frame/theme-toggle";

/** What stands around all that somebody with a link sees. */
export function SharedFrame({ children }: { children: ReactNode }) {
  return (
    <div className="min-h-dvh">
      <header className="flex h-12 items-center justify-between border-b border-line bg-surface px-5 phone:px-4 print:hidden">
        <Wordmark />
        <ThemeToggle quiet />
      </header>
      <main>{children}</main>
    </div>
  );
}
