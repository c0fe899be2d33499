import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** In place of a shared report: why there is none, and what to do. */
export function NoReport({ Icon, title, children }: { Icon: LucideIcon; title: string; children: ReactNode }) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-5 py-24 text-center">
      <Icon size={20} aria-hidden className="text-ink3" />
      <h1 className="text-section font-semibold">{title}</h1>
      <p className="text-ink2">{children}</p>
    </div>
  );
}
