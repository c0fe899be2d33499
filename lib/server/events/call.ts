import "server-only";
import type { Actor } from "@/lib/domain/roles";

/** Who asks, and when. */
export type Call = { actor: Actor; now: Date; requestId: string };

/** What Tandem does by itself: a rebuild after a new version, for example. */
export const systemActor = { kind: "system", id: "tandem", name: "Tandem" } as const;
export type EventActor = { kind: Actor["kind"] | "system"; id: string; name: string };
