import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { timeZones } from "@/app/reads";
import { requireActor } from "@/app/session";
import { NewMigration } from "@/components/migrations/new-migration";
import { may } from "@/lib/domain/roles";

export const metadata: Metadata = { title: "New migration" };

export default async function Page() {
  const actor = await requireActor("/migrations/new");
  if (!may(actor, "migrations.create")) redirect("/");
  return <NewMigration zones={timeZones()} />;
}
