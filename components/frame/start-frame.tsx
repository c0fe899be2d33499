import type { ReactNode } from "react";
import { Wordmark } from "@/components/brand/logo";
import { Link } from "@/components/ui/link";
import { Palette } from "./palette";
import { PersonMenu } from "./person-menu";
import { ThemeToggle } from "./theme-toggle";

/** Pages outside of any migration. */
export function StartFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-12 items-center justify-between border-b border-line bg-surface px-5 phone:px-4">
        <Link href="/" aria-label="Tandem, all migrations" className="rounded-button">
          <Wordmark />
        </Link>
        <span className="flex items-center gap-1">
          <Palette migration={null} />
          <ThemeToggle quiet />
          <PersonMenu align="end" words="hidden tablet:inline" />
        </span>
      </header>
      <main className="flex-1">{children}</main>
    </div>
  );
}
