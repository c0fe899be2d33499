import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { momentIn, pendingOf } from "@/app/reads";
import { requireActor } from "@/app/session";
import { PendingPage } from "@/components/pending/pending-page";
import { pendingQuery } from "@/lib/queries/pending";

export const metadata: Metadata = { title: "Pending Management" };

type Props = { params: Promise<{ migration: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ params, searchParams }: Props) {
  const { migration } = await params;
  const asOf = momentIn(await searchParams);
  await requireActor(`/m/${migration}/inventory/pending`);
  return (
    <Prefetched of={[{ key: pendingQuery(migration, asOf).queryKey, read: () => pendingOf(migration, asOf) }]}>
      <PendingPage />
    </Prefetched>
  );
}
