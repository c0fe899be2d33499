import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { momentIn } from "@/app/reads";
import { InAddress } from "@/components/frame/in-address";
import { ServerPage } from "@/components/servers/server-page";
import { componentQuery } from "@/lib/queries/components";

export const metadata: Metadata = { title: "Server" };

export default pageOf<{ migration: string; component: string }>(({ migration, component }, search) => {
  const asOf = momentIn(search);
  return {
    at: `/m/${migration}/inventory/servers/${component}`,
    of: [componentQuery(migration, component, asOf)],
    page: (
      <InAddress>
        <ServerPage id={component} />
      </InAddress>
    ),
  };
});
