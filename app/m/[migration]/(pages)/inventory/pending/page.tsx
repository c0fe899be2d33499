import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { requireActor } from "@/app/session";
import { PendingPage } from "@/components/pending/pending-page";
import { readPendingFilter } from "@/lib/queries/addresses";
import { pendingHref, pendingQuery } from "@/lib/queries/pending";

export const metadata: Metadata = { title: "Pending Management" };

type Props = { params: Promise<{ migration: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ params, searchParams }: Props) {
  const { migration } = await params;
  const filter = readPendingFilter(await searchParams);
  await requireActor(pendingHref(migration, filter));
  return (
    <Prefetched of={[pendingQuery(migration, filter)]}>
      <PendingPage />
    </Prefetched>
  );
}
