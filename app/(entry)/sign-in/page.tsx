import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { actorOfRequest } from "@/app/session";
import { EntryFrame } from "@/components/people/entry-frame";
import { refusedWords } from "@/components/people/refused-words";
import { SignInForm } from "@/components/people/sign-in-form";
import { placeAfter } from "@/lib/domain/place-after";
import { setupNeeded } from "@/lib/server/people/setup";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[]; refused?: string | string[] }>;
}) {
  const { next, refused } = await searchParams;
  const place = placeAfter(typeof next === "string" ? next : null);
  if (await actorOfRequest()) redirect(place);
  if (await setupNeeded()) redirect("/setup");
  return (
    <EntryFrame>
      <h1 className="mb-6 text-display">Sign in</h1>
      <SignInForm next={place} refused={refusedWords(refused)} />
    </EntryFrame>
  );
}
