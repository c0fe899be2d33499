import type { ReactNode } from "react";
import { Wordmark } from "@/components/brand/logo";
import { ThemeToggle } from "@/components/frame/theme-toggle";
import { CrossingMoments } from "./crossing-moments";

/** Sign-in and first run: the form at the left, what Tandem is for at the right. */
export function EntryFrame({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh bg-surface desk:grid-cols-[minmax(420px,36%)_1fr]">
      <div className="flex flex-col px-6 py-8 tablet:px-18">
        <header>
          <Wordmark />
        </header>
        <main className="flex flex-1 flex-col justify-center py-10">
          <div className="mx-auto w-full max-w-94 desk:mx-0">{children}</div>
        </main>
        <footer className="flex items-center justify-between text-small text-ink3">
          Runs on your own server. Nothing leaves it.
          <ThemeToggle quiet />
        </footer>
      </div>
      <aside className="hidden flex-col justify-center border-l border-line bg-canvas px-21 py-12 desk:flex">
        <CrossingMoments />
      </aside>
    </div>
  );
}
