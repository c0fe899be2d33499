import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { reportNumberIn } from "@/app/reads";
import { FrozenPage } from "@/components/report/frozen/frozen-page";
import { frozenHref, frozenQuery } from "@/lib/queries/frozen-reports";

type Props = { params: Promise<{ migration: string; report: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Frozen report #${(await params).report}` };
}

export default pageOf<{ migration: string; report: string }>(({ migration, report }) => {
  const number = reportNumberIn(report);
  return {
    at: frozenHref(migration, number),
    of: [frozenQuery(migration, number)],
    page: <FrozenPage number={number} />,
  };
});
