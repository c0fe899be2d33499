"use client";

import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, use } from "react";
import { ButtonLink } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/states";
import type { Migration } from "@/lib/contracts/migrations";
import { migrationQuery } from "@/lib/queries/migrations";
import { ProblemError } from "@/lib/queries/request";

const MigrationContext = createContext<Migration | null>(null);

/** Loads the migration once for everything below it. */
export function CurrentMigration({ id, children }: { id: string; children: ReactNode }) {
  const { data, error } = useQuery(migrationQuery(id));
  if (data) return <MigrationContext value={data}>{children}</MigrationContext>;
  if (!error) return null;
  const absent = error instanceof ProblemError && (error.status === 404 || error.status === 400);
  return (
    <main className="pt-24">
      <ErrorState
        title={absent ? "There is no such migration" : "The migration could not be read"}
        action={
          <ButtonLink href="/" size="small">
            All migrations
          </ButtonLink>
        }
      >
        {absent ? "It may be a link from another server." : error.message}
      </ErrorState>
    </main>
  );
}

export function useMigration(): Migration {
  const migration = use(MigrationContext);
  if (!migration) throw new Error("useMigration outside of CurrentMigration");
  return migration;
}
