import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { SendingPage } from "@/components/report/sending/sending-page";
import { schedulesQuery, sendingHref, sendingsQuery } from "@/lib/queries/report-schedules";

export const metadata: Metadata = { title: "Sending reports" };

export default pageOf(({ migration }) => ({
  at: sendingHref(migration),
  of: [schedulesQuery(migration), sendingsQuery(migration)],
  page: <SendingPage />,
  unless: { verb: "reports.schedule", page: <SendingPage /> },
}));
