import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { requireActor } from "@/app/session";
import { SendingPage } from "@/components/report/sending/sending-page";
import { may } from "@/lib/domain/roles";
import { schedulesQuery, sendingHref, sendingsQuery } from "@/lib/queries/report-schedules";

export const metadata: Metadata = { title: "Sending reports" };

export default async function Page({ params }: { params: Promise<{ migration: string }> }) {
  const { migration } = await params;
  const actor = await requireActor(sendingHref(migration));
  if (!may(actor, "reports.schedule")) return <SendingPage />;
  return (
    <Prefetched of={[schedulesQuery(migration), sendingsQuery(migration)]}>
      <SendingPage />
    </Prefetched>
  );
}
