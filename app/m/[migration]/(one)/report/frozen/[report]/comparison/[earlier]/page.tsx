import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { reportNumberIn } from "@/app/reads";
import { requireActor } from "@/app/session";
import { ComparisonPage } from "@/components/report/frozen/comparison-page";
import { comparedHref, comparedQuery } from "@/lib/queries/frozen-reports";

export const metadata: Metadata = { title: "Reports compared" };

export default async function Page({ params }: { params: Promise<{ migration: string; report: string; earlier: string }> }) {
  const { migration, ...asked } = await params;
  const [number, earlier] = [reportNumberIn(asked.report), reportNumberIn(asked.earlier)];
  await requireActor(comparedHref(migration, number, earlier));
  return (
    <Prefetched of={[comparedQuery(migration, number, earlier)]}>
      <ComparisonPage number={number} earlier={earlier} />
    </Prefetched>
  );
}
