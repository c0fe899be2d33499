"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { OnlyHere } from "@/components/frame/only-here";
import { Button, ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { EmptyState, Note } from "@/components/ui/states";
import { Unanswered } from "@/components/ui/unanswered";
import type { ReportSchedule } from "@/lib/contracts/report-schedules";
import { schedulesQuery } from "@/lib/queries/report-schedules";
import { reportHref } from "@/lib/queries/reports";
import { EditSchedule } from "./edit-schedule";
import { ScheduleRow } from "./schedule-row";
import { Sendings } from "./sendings";

/** To whom the report goes by mail, when, and what became of each sending. */
export function SendingPage() {
  const migration = useMigration();
  const may = useMay();
  const allowed = may("reports.schedule");
  const { data, error, refetch } = useQuery({ ...schedulesQuery(migration.id), enabled: allowed });
  const [editing, setEditing] = useState<ReportSchedule | "new" | null>(null);
  if (!allowed)
    return <EmptyState title="Sending reports is for migration leads">Ask a lead to have the report sent to somebody.</EmptyState>;
  const changes = may("reports.schedule", migration);
  return (
    <Page measure="reading">
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="text-title">Sending reports</h1>
          <p className="text-small text-ink2">Each sending freezes the report first, so that what was sent can be looked up.</p>
        </div>
        <ButtonLink href={reportHref(migration.id)}>Report of now</ButtonLink>
        {changes && (
          <Button look="primary" icon={Plus} onClick={() => setEditing("new")}>
            New schedule
          </Button>
        )}
      </div>
      {data && !data.mail.ready && (
        <Note tone="warn" title="This server cannot send mail yet">
          SMTP_URL is not set. Whoever runs the server sets it and starts Tandem again; until then every sending fails and says so here.
        </Note>
      )}
      {data?.mail.ready && data.mail.onlyHere && <OnlyHere title="Messages hold no link to the report: nobody else could open it" />}
      <Unanswered of={{ data, error, refetch }} title="The schedules could not be read" rows={3} />
      {data?.items.length === 0 && (
        <div className="card">
          <EmptyState title="No report is sent on a schedule">
            Once a week is what most teams want: the figures in the message, the report attached.
          </EmptyState>
        </div>
      )}
      {data && data.items.length > 0 && (
        <ul aria-label="Schedules" className="card overflow-hidden">
          {data.items.map((schedule) => (
            <ScheduleRow key={schedule.id} schedule={schedule} changes={changes} onEdit={() => setEditing(schedule)} />
          ))}
        </ul>
      )}
      {data?.mail.from && <p className="text-small text-ink3">Messages come from {data.mail.from}.</p>}
      <Sendings />
      {editing && <EditSchedule schedule={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
    </Page>
  );
}
