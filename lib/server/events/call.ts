import "server-only";
import type { Actor } from "@/lib/domain/roles";

/** Who asks, and when. */
export type Call = { actor: Actor; now: Date; requestId: string };
