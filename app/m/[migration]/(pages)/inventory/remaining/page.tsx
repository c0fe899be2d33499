import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { InAddress } from "@/components/frame/in-address";
import { RemainingPage } from "@/components/remaining/remaining-page";
import { readRemainingKeys } from "@/lib/queries/addresses";
import { remainingHref, remainingQuery } from "@/lib/queries/remaining";

export const metadata: Metadata = { title: "What remains" };

export default pageOf(({ migration }, search) => {
  const { by, asOf } = readRemainingKeys(search);
  return {
    at: remainingHref(migration, { by, asOf }),
    of: [remainingQuery(migration, by, asOf)],
    page: (
      <InAddress>
        <RemainingPage />
      </InAddress>
    ),
  };
});
