import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { InventoryPage } from "@/components/agents/inventory-page";
import { InAddress } from "@/components/frame/in-address";
import { readAgentFilter } from "@/lib/queries/addresses";
import { inventoryHref } from "@/lib/queries/agent-links";
import { progressQuery } from "@/lib/queries/progress";

export const metadata: Metadata = { title: "Inventory" };

/** The rows come by the API: five hundred of them would weigh more in the page than the wait for them. */
export default pageOf(({ migration }, search) => {
  const filter = readAgentFilter(search);
  const agent = typeof search.agent === "string" ? search.agent : undefined;
  return {
    at: inventoryHref(migration, { ...filter, agent }),
    of: [progressQuery(migration, filter.asOf)],
    page: (
      <InAddress>
        <InventoryPage />
      </InAddress>
    ),
  };
});
