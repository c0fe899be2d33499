import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { momentIn } from "@/app/reads";
import { requireActor } from "@/app/session";
import { ServerPage } from "@/components/servers/server-page";
import { componentQuery } from "@/lib/queries/components";

export const metadata: Metadata = { title: "Server" };

type Props = {
  params: Promise<{ migration: string; component: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Page({ params, searchParams }: Props) {
  const { migration, component } = await params;
  const asOf = momentIn(await searchParams);
  await requireActor(`/m/${migration}/inventory/servers/${component}`);
  return (
    <Prefetched of={[componentQuery(migration, component, asOf)]}>
      <ServerPage id={component} />
    </Prefetched>
  );
}
