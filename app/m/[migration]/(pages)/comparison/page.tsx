import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireActor } from "@/app/session";
import { ComparisonPage } from "@/components/comparison/comparison-page";
import { InAddress } from "@/components/frame/in-address";
import { readComparison } from "@/lib/queries/addresses";
import { comparisonHref } from "@/lib/queries/overview";

export const metadata: Metadata = { title: "Compare two dates" };

type Props = { params: Promise<{ migration: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Two moments of the same agents. Without a first one there is nothing to compare with, and the overview offers one. */
export default async function Page({ params, searchParams }: Props) {
  const { migration } = await params;
  const { from, ...filter } = readComparison(await searchParams);
  await requireActor(from ? comparisonHref(migration, { from, ...filter }) : `/m/${migration}`);
  if (!from) redirect(`/m/${migration}`);
  return (
    <InAddress>
      <ComparisonPage />
    </InAddress>
  );
}
