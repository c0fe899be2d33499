"use client";

import { useQuery } from "@tanstack/react-query";
import { Printer } from "lucide-react";
import { dayAndTime, wholeMoment } from "@/components/moments/moments";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { SkeletonCard } from "@/components/ui/skeleton";
import { RetryState } from "@/components/ui/states";
import type { SharedReport } from "@/lib/contracts/report-links";
import { sharedFileHref, sharedQuery } from "@/lib/queries/frozen-reports";
import { ProblemError } from "@/lib/queries/request";
import { FirstPage } from "../first-page";
import { Downloads } from "../frozen/downloads";
import { Outside } from "../outside";
import { ReportTables } from "../report-tables";
import { opensNothing } from "../rows";
import { OpensNothing } from "./opens-nothing";
import { SharedFrame } from "./shared-frame";
import { SharedPassword } from "./shared-password";
import { TooMany } from "./too-many";

/** What somebody with a link sees: the report, its files, and nothing of the app. */
export function SharedPage({ secret }: { secret: string }) {
  const { data, error, refetch } = useQuery(sharedQuery(secret));
  return (
    <SharedFrame>
      {data ? (
        <Opened secret={secret} shared={data} />
      ) : error ? (
        <Refused error={error} secret={secret} onRetry={refetch} />
      ) : (
        <Page measure="reading">
          <SkeletonCard rows={12} />
        </Page>
      )}
    </SharedFrame>
  );
}

function Opened({ secret, shared: { report, name, number, frozenAt, expiresAt, sha256 } }: { secret: string; shared: SharedReport }) {
  const { timeZone } = report.migration;
  return (
    <Outside value={true}>
      <Page measure="reading" className="print:block">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5 print:hidden">
          <div className="min-w-0 flex-1">
            <h1 className="text-title wrap-anywhere tablet:truncate phone:text-panel">{name}</h1>
            <p className="text-small text-ink2">
              Report #{number}, frozen {wholeMoment(frozenAt, timeZone)}. This link works until {dayAndTime(expiresAt, timeZone)}.
            </p>
          </div>
          <Downloads hrefOf={(file) => sharedFileHref(secret, file)} />
          <Button size="small" icon={Printer} onClick={() => print()}>
            Print
          </Button>
        </div>
        <article aria-label={name} className="flex flex-col gap-3 print:block">
          <FirstPage report={report} opens={opensNothing} />
          <ReportTables report={report} />
        </article>
        <p className="text-meta text-ink3 print:hidden">
          SHA-256 of the data <code className="font-mono break-all">{sha256}</code>
        </p>
      </Page>
    </Outside>
  );
}

function Refused({ error, secret, onRetry }: { error: Error; secret: string; onRetry: () => unknown }) {
  const code = error instanceof ProblemError ? error.code : null;
  if (code === "password-needed") return <SharedPassword secret={secret} onOpened={onRetry} />;
  if (code === "not-found") return <OpensNothing />;
  if (code === "too-many-requests") return <TooMany said={error.message} />;
  return (
    <RetryState title="The report could not be read" onRetry={onRetry}>
      {error.message}
    </RetryState>
  );
}
