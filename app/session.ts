import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { cache } from "react";
import type { Actor } from "@/lib/domain/roles";
import { currentActor } from "@/lib/server/endpoint/actor";
import { setupNeeded } from "@/lib/server/people/setup";

/** Who asks for this page; asked once per request however many parts want to know. */
export const actorOfRequest = cache(async (): Promise<Actor | null> => {
  await connection();
  return currentActor(await headers());
});

/** The actor, or the way in: first run, else sign-in and back to `here`. */
export async function requireActor(here: string): Promise<Actor> {
  const actor = await actorOfRequest();
  if (actor) return actor;
  if (await setupNeeded()) redirect("/setup");
  redirect(here === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(here)}`);
}
