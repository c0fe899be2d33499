"use client";

import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { useMigration } from "./current-migration";

/** What an address of this migration names is not there. `path` is where all of its kind are, below the migration. */
export function Missing({ what, path, all, children }: { what: string; path: string; all: string; children: ReactNode }) {
  const migration = useMigration();
  return (
    <>
      <h1 className="sr-only">There is no such {what}</h1>
      <EmptyState title={`There is no such ${what}`} action={<ButtonLink href={`/m/${migration.id}/${path}`}>{all}</ButtonLink>}>
        {children}
      </EmptyState>
    </>
  );
}
