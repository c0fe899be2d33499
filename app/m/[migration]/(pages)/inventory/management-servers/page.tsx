import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { momentIn } from "@/app/reads";
import { InAddress } from "@/components/frame/in-address";
import { ServersPage } from "@/components/servers/servers-page";
import { componentsQuery } from "@/lib/queries/components";

export const metadata: Metadata = { title: "Management servers" };

export default pageOf(({ migration }, search) => {
  const asOf = momentIn(search);
  return {
    at: `/m/${migration}/inventory/management-servers`,
    of: [componentsQuery(migration, ["managementServer"], asOf)],
    page: (
      <InAddress>
        <ServersPage kind="managementServer" />
      </InAddress>
    ),
  };
});
