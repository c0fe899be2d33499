"use client";

import { useQuery } from "@tanstack/react-query";
import { Printer, Snowflake } from "lucide-react";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { wholeMoment } from "@/components/moments/moments";
import { Badge } from "@/components/ui/badge";
import { Button, ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { SkeletonCard } from "@/components/ui/skeleton";
import { Note, RetryState } from "@/components/ui/states";
import { comparedHref, frozenFileHref, frozenHref, frozenQuery } from "@/lib/queries/frozen-reports";
import { FirstPage } from "../first-page";
import { ReportTables } from "../report-tables";
import { opensOf } from "../rows";
import { Downloads } from "./downloads";
import { ReportLinks } from "./report-links";

/** A report as it was frozen. Its numbers open their rows of that moment. */
export function FrozenPage({ number }: { number: number }) {
  const migration = useMigration();
  const may = useMay();
  const { data, error, refetch } = useQuery(frozenQuery(migration.id, number));
  if (error && !data)
    return (
      <RetryState title="The report could not be read" onRetry={refetch}>
        {error.message}
      </RetryState>
    );
  if (!data)
    return (
      <Page measure="reading">
        <SkeletonCard rows={12} />
      </Page>
    );
  const { frozen, report, intact } = data;
  const { group = [], server = [], domain = [], owner = [], tag = [] } = report.filter;
  const since = report.changes.sinceReport;
  return (
    <Page measure="reading" className="print:block">
      <div className="flex min-h-7.5 flex-wrap items-center gap-x-2 gap-y-1.5 print:hidden">
        <h1 className="min-w-0 truncate text-title phone:text-panel">{frozen.name}</h1>
        <Badge icon={Snowflake}>Frozen #{number}</Badge>
        <span className="ml-auto flex flex-wrap items-center gap-1.5">
          <ButtonLink size="small" href={frozenHref(migration.id)}>
            All frozen
          </ButtonLink>
          {since !== null && (
            <ButtonLink size="small" href={comparedHref(migration.id, number, since)}>
              Compare with #{since}
            </ButtonLink>
          )}
          <Downloads hrefOf={(file) => frozenFileHref(migration.id, number, file)} />
          <Button size="small" icon={Printer} onClick={() => print()}>
            Print
          </Button>
        </span>
      </div>
      <p className="text-small text-ink2">
        Frozen {wholeMoment(frozen.frozenAt, migration.timeZone)} by {frozen.frozenBy}. Numbers open the agents of that moment, as imports
        and decisions stand now. <span className="print:hidden">SHA-256 of the data</span>{" "}
        <code className="font-mono text-caption break-all text-ink3">{frozen.sha256}</code>
      </p>
      {!intact && (
        <Note tone="bad" role="alert" title="These data are not what was frozen">
          Their digest differs. Somebody changed the database by hand; do not rely on this report.
        </Note>
      )}
      <article aria-label={`Frozen report #${number}`} className="flex flex-col gap-3 print:block">
        <FirstPage report={report} opens={opensOf(report, { group, server, domain, owner, tag, asOf: report.asOf })} />
        <ReportTables report={report} />
      </article>
      {may("reports.share", migration) && <ReportLinks number={number} />}
    </Page>
  );
}
