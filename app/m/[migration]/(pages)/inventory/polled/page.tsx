import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { InAddress } from "@/components/frame/in-address";
import { PolledPage } from "@/components/polled/polled-page";
import { readPolledFilter } from "@/lib/queries/addresses";
import { polledHref, polledQuery } from "@/lib/queries/polled";

export const metadata: Metadata = { title: "Without an agent" };

export default pageOf(({ migration }, search) => {
  const filter = readPolledFilter(search);
  return {
    at: polledHref(migration, filter),
    of: [polledQuery(migration, filter)],
    page: (
      <InAddress>
        <PolledPage />
      </InAddress>
    ),
  };
});
