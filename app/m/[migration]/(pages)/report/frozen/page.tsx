import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { FrozenList } from "@/components/report/frozen/frozen-list";
import { frozenHref, frozenListQuery } from "@/lib/queries/frozen-reports";

export const metadata: Metadata = { title: "Frozen reports" };

export default pageOf(({ migration }) => ({
  at: frozenHref(migration),
  of: [frozenListQuery(migration)],
  page: <FrozenList />,
}));
