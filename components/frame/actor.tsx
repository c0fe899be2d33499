"use client";

import { createContext, type ReactNode, use } from "react";
import { type Actor, may, type Verb } from "@/lib/domain/roles";

const ActorContext = createContext<Actor | null>(null);

export function ActorProvider({ actor, children }: { actor: Actor; children: ReactNode }) {
  return <ActorContext value={actor}>{children}</ActorContext>;
}

export function useActor(): Actor | null {
  return use(ActorContext);
}

/** Whether to offer something; the server decides again. */
export function useMay(): (verb: Verb, migration?: { archived: boolean } | null) => boolean {
  const actor = use(ActorContext);
  return (verb, migration) => may(actor, verb, migration ?? null);
}
