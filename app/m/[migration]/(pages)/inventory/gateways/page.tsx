import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { momentIn } from "@/app/reads";
import { InAddress } from "@/components/frame/in-address";
import { ServersPage } from "@/components/servers/servers-page";
import { componentsQuery } from "@/lib/queries/components";

export const metadata: Metadata = { title: "Gateways" };

export default pageOf(({ migration }, search) => {
  const asOf = momentIn(search);
  return {
    at: `/m/${migration}/inventory/gateways`,
    of: [componentsQuery(migration, ["gateway"], asOf)],
    page: (
      <InAddress>
        <ServersPage kind="gateway" />
      </InAddress>
    ),
  };
});
