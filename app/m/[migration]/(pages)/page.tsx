import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Prefetched } from "@/app/prefetched";
import { requireActor } from "@/app/session";
import { OverviewPage } from "@/components/overview/overview-page";
import { parseAsMoment } from "@/lib/queries/agent-keys";
import { overviewQuery } from "@/lib/queries/overview";

export const metadata: Metadata = { title: "Overview" };

type Props = { params: Promise<{ migration: string }>; searchParams: Promise<{ asOf?: string | string[] }> };

export default async function Page({ params, searchParams }: Props) {
  const { migration } = await params;
  const { asOf } = await searchParams;
  await requireActor(`/m/${migration}`);
  const at = typeof asOf === "string" ? parseAsMoment.parse(asOf) : null;
  // What is no moment counts as absent, for the page's own script as well, which reads the address.
  if (asOf !== undefined && at === null) redirect(`/m/${migration}`);
  return (
    <Prefetched of={[overviewQuery(migration, at)]}>
      <OverviewPage />
    </Prefetched>
  );
}
