import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { momentIn } from "@/app/reads";
import { requireActor } from "@/app/session";
import { ServersPage } from "@/components/servers/servers-page";
import { componentsQuery } from "@/lib/queries/components";

export const metadata: Metadata = { title: "Gateways" };

type Props = { params: Promise<{ migration: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ params, searchParams }: Props) {
  const { migration } = await params;
  const asOf = momentIn(await searchParams);
  await requireActor(`/m/${migration}/inventory/gateways`);
  return (
    <Prefetched of={[componentsQuery(migration, ["gateway"], asOf)]}>
      <ServersPage kind="gateway" />
    </Prefetched>
  );
}
