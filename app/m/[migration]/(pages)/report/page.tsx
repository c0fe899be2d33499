import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { requireActor } from "@/app/session";
import { ReportPage } from "@/components/report/report-page";
import { readReportAddress } from "@/lib/queries/addresses";
import { reportHref, reportQuery } from "@/lib/queries/reports";

export const metadata: Metadata = { title: "Report" };

type Props = { params: Promise<{ migration: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ params, searchParams }: Props) {
  const { migration } = await params;
  const address = readReportAddress(await searchParams);
  await requireActor(reportHref(migration, address));
  return (
    <Prefetched of={[reportQuery(migration, address)]}>
      <ReportPage />
    </Prefetched>
  );
}
