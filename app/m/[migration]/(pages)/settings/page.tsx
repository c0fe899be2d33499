import type { Metadata } from "next";
import { timeZones } from "@/app/reads";
import { requireActor } from "@/app/session";
import { SettingsPage } from "@/components/migrations/settings-page";

export const metadata: Metadata = { title: "Settings" };

export default async function Page({ params }: { params: Promise<{ migration: string }> }) {
  const { migration } = await params;
  await requireActor(`/m/${migration}/settings`);
  return <SettingsPage zones={timeZones()} />;
}
