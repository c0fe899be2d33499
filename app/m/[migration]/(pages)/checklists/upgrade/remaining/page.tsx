import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { requireActor } from "@/app/session";
import { RemainingPage } from "@/components/remaining/remaining-page";
import { readRemainingKeys } from "@/lib/queries/addresses";
import { remainingHref, remainingQuery } from "@/lib/queries/remaining";

export const metadata: Metadata = { title: "What remains" };

type Props = { params: Promise<{ migration: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ params, searchParams }: Props) {
  const { migration } = await params;
  const { by, asOf } = readRemainingKeys(await searchParams);
  await requireActor(remainingHref(migration, { by, asOf }));
  return (
    <Prefetched of={[remainingQuery(migration, by, asOf)]}>
      <RemainingPage />
    </Prefetched>
  );
}
