import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { reportNumberIn } from "@/app/reads";
import { requireActor } from "@/app/session";
import { FrozenPage } from "@/components/report/frozen/frozen-page";
import { frozenHref, frozenQuery } from "@/lib/queries/frozen-reports";

type Props = { params: Promise<{ migration: string; report: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Frozen report #${(await params).report}` };
}

export default async function Page({ params }: Props) {
  const { migration, report } = await params;
  const number = reportNumberIn(report);
  await requireActor(frozenHref(migration, number));
  return (
    <Prefetched of={[frozenQuery(migration, number)]}>
      <FrozenPage number={number} />
    </Prefetched>
  );
}
