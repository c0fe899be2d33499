import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { migrationOf, reportSchedulesOf, reportSendingsOf } from "@/app/reads";
import { requireActor } from "@/app/session";
import { SendingPage } from "@/components/report/sending/sending-page";
import { may } from "@/lib/domain/roles";
import { schedulesQuery, sendingHref, sendingsQuery } from "@/lib/queries/report-schedules";

export const metadata: Metadata = { title: "Sending reports" };

export default async function Page({ params }: { params: Promise<{ migration: string }> }) {
  const { migration } = await params;
  const actor = await requireActor(sendingHref(migration));
  await migrationOf(migration);
  if (!may(actor, "reports.schedule")) return <SendingPage />;
  return (
    <Prefetched
      of={[
        { key: schedulesQuery(migration).queryKey, read: () => reportSchedulesOf(migration) },
        { key: sendingsQuery(migration).queryKey, read: () => reportSendingsOf(migration) },
      ]}
    >
      <SendingPage />
    </Prefetched>
  );
}
