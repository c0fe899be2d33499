"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useMay } from "@/components/frame/actor";
import { count } from "@/components/moments/numbers";
import { ButtonLink } from "@/components/ui/button";
import { Unanswered } from "@/components/ui/unanswered";
import { portfolioQuery } from "@/lib/queries/portfolio";
import { ArchivedMigrations } from "./archived-migrations";
import { FirstRun } from "./first-run";
import { StandingRow } from "./standing-row";

export function MigrationsPage() {
  const portfolio = useQuery(portfolioQuery);
  const { data } = portfolio;
  const creates = useMay()("migrations.create");
  if (data?.items.length === 0)
    return (
      <>
        <FirstRun creates={creates} />
        <ArchivedMigrations />
      </>
    );
  return (
    <div className="mx-auto max-w-300 px-5 py-8 phone:px-4 phone:py-6">
      <div className="mb-4 flex items-center justify-between">
        <h1 className="text-title">Migrations</h1>
        {creates && (
          <ButtonLink href="/migrations/new" look="primary" icon={Plus}>
            New migration
          </ButtonLink>
        )}
      </div>
      <Unanswered of={portfolio} title="The migrations could not be read" rows={3} />
      {data && (
        <ul aria-label="Migrations" className="card overflow-hidden">
          {data.items.map((standing) => (
            <StandingRow key={standing.migration.id} standing={standing} />
          ))}
        </ul>
      )}
      {data && data.total > data.items.length && (
        <p className="mt-2 text-small text-ink3">
          The newest {count(data.items.length)} of {count(data.total)}.
        </p>
      )}
      <ArchivedMigrations />
    </div>
  );
}
