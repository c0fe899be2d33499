"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useMigration } from "@/components/frame/current-migration";
import { Page } from "@/components/ui/page";
import { SkeletonCard } from "@/components/ui/skeleton";
import { RetryState } from "@/components/ui/states";
import { reportFileHref, reportKeys, reportQuery } from "@/lib/queries/reports";
import { FirstPage } from "./first-page";
import { ReportBar } from "./report-bar";
import { ReportTables } from "./report-tables";
import { opensOf } from "./rows";

/** The status report as a page: made for the screen and for paper. */
export function ReportPage() {
  const migration = useMigration();
  const [address, setAddress] = useQueryStates(reportKeys, { history: "replace" });
  const { data: report, error, refetch } = useQuery(reportQuery(migration.id, address));
  if (error && !report)
    return (
      <RetryState title="The report could not be made" onRetry={refetch}>
        {error.message}
      </RetryState>
    );
  return (
    <Page measure="reading" className="print:block">
      <ReportBar migration={migration} address={address} onChange={(part) => void setAddress(part)} report={report} />
      {report ? (
        <article aria-label="Status report" className="flex flex-col gap-3 print:block">
          <FirstPage report={report} opens={opensOf(report, address)} />
          <ReportTables
            report={report}
            opens={opensOf(report, address)}
            csvHref={(table) => reportFileHref(migration.id, "csv", address, table)}
          />
        </article>
      ) : (
        <SkeletonCard rows={12} />
      )}
    </Page>
  );
}
