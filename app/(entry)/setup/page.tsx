import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { EntryFrame } from "@/components/people/entry-frame";
import { refusedWords } from "@/components/people/refused-words";
import { SetupForm } from "@/components/people/setup-form";
import { setupState } from "@/lib/server/people/setup";

export const metadata: Metadata = { title: "Set up" };

export default async function SetupPage({ searchParams }: { searchParams: Promise<{ refused?: string | string[] }> }) {
  await connection();
  const { needed, codeNeeded } = await setupState(await headers());
  if (!needed) redirect("/sign-in");
  return (
    <EntryFrame>
      <h1 className="text-display">Set up Tandem</h1>
      <p className="mt-1.5 mb-6 text-lead text-ink2">Create the first administrator. The migration comes next.</p>
      <SetupForm codeNeeded={codeNeeded} refused={refusedWords((await searchParams).refused)} />
    </EntryFrame>
  );
}
