import { redirect } from "next/navigation";
import { Prefetched } from "@/app/prefetched";
import { allMigrations } from "@/app/reads";
import { requireActor } from "@/app/session";
import { MigrationsPage } from "@/components/migrations/migrations-page";
import { portfolioQuery } from "@/lib/queries/portfolio";
import { readPortfolio } from "@/lib/server/portfolio/read";

export default async function Page({ searchParams }: { searchParams: Promise<{ all?: string }> }) {
  await requireActor("/");
  const list = await allMigrations();
  const [only] = list.items;
  if (only && list.total === 1 && !("all" in (await searchParams))) redirect(`/m/${only.id}`);
  return (
    <Prefetched of={[{ key: portfolioQuery.queryKey, read: () => readPortfolio(new Date()) }]}>
      <MigrationsPage />
    </Prefetched>
  );
}
