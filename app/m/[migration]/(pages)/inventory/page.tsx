import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { requireActor } from "@/app/session";
import { InventoryPage } from "@/components/agents/inventory-page";
import { readAgentFilter } from "@/lib/queries/addresses";
import { inventoryHref } from "@/lib/queries/agent-links";
import { progressQuery } from "@/lib/queries/progress";

export const metadata: Metadata = { title: "Inventory" };

type Props = { params: Promise<{ migration: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The rows come by the API: five hundred of them would weigh more in the page than the wait for them. */
export default async function Page({ params, searchParams }: Props) {
  const { migration } = await params;
  const asked = await searchParams;
  const filter = readAgentFilter(asked);
  const agent = typeof asked.agent === "string" ? asked.agent : undefined;
  await requireActor(inventoryHref(migration, { ...filter, agent }));
  return (
    <Prefetched of={[progressQuery(migration, filter.asOf)]}>
      <InventoryPage />
    </Prefetched>
  );
}
