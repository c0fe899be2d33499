import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { InAddress } from "@/components/frame/in-address";
import { RecordPage } from "@/components/imports/record-page";
import { importQuery } from "@/lib/queries/imports";

export const metadata: Metadata = { title: "Import" };

export default pageOf<{ migration: string; import: string }>(({ migration, import: id }) => ({
  at: `/m/${migration}/imports/${id}`,
  of: [importQuery(migration, id)],
  page: (
    <InAddress>
      <RecordPage id={id} />
    </InAddress>
  ),
}));
