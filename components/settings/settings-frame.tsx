"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useMay } from "@/components/frame/actor";
import { classes } from "@/components/ui/classes";

const parts = [
  { name: "People", path: "/settings/people", verb: "people.edit" },
  { name: "Tokens", path: "/settings/tokens", verb: "tokens.edit" },
  { name: "Catalogue of builds", path: "/settings/catalogue", verb: "migrations.read" },
  { name: "Limits", path: "/settings/limits", verb: "migrations.read" },
] as const;

/** What holds for every migration of this installation. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const may = useMay();
  const here = usePathname();
  return (
    <div className="mx-auto flex max-w-250 flex-col gap-4 px-5 py-6 pb-12 phone:px-4">
      <div>
        <h1 className="text-title">Settings</h1>
        <p className="mt-0.5 text-ink2">They hold for every migration. What belongs to one migration is in its own settings.</p>
      </div>
      <nav aria-label="Settings" className="-mx-1 flex gap-1 overflow-x-auto border-b border-line px-1">
        {parts
          .filter(({ verb }) => may(verb))
          .map(({ name, path }) => (
            <Link
              key={path}
              href={path}
              aria-current={here === path ? "page" : undefined}
              className={classes(
                "-mb-px flex h-9 shrink-0 items-center border-b-2 px-2.5 font-medium whitespace-nowrap phone:h-11",
                here === path ? "border-accent text-ink" : "border-transparent text-ink2 hover:text-ink",
              )}
            >
              {name}
            </Link>
          ))}
      </nav>
      {children}
    </div>
  );
}
