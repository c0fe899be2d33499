import { redirect } from "next/navigation";
import { Prefetched } from "@/app/prefetched";
import { requireActor } from "@/app/session";
import { askWithin } from "@/app/within";
import { MigrationsPage } from "@/components/migrations/migrations-page";
import { migrationsQuery } from "@/lib/queries/migrations";
import { portfolioQuery } from "@/lib/queries/portfolio";

export default async function Page({ searchParams }: { searchParams: Promise<{ all?: string }> }) {
  await requireActor("/");
  const list = await askWithin(migrationsQuery);
  const [only] = list.items;
  if (only && list.total === 1 && !("all" in (await searchParams))) redirect(`/m/${only.id}`);
  return (
    <Prefetched of={[portfolioQuery]}>
      <MigrationsPage />
    </Prefetched>
  );
}
