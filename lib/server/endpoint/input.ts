import type { z } from "zod";
import type { Endpoint } from "@/lib/contracts/endpoint";
import type { Actor } from "@/lib/domain/roles";
import type { Call } from "@/lib/server/events/call";
import type { MigrationRow } from "@/lib/server/migrations/row";

type Asking<E extends Endpoint> = Omit<Call, "actor"> & { actor: E["verb"] extends null ? Actor | null : Actor };

/** What a verb gets, typed by its endpoint. */
export type Input<E extends Endpoint> = {
  /** Who asks, and when: all that a verb keeps of the request. Its parts stand beside it. */
  call: Asking<E>;
  actor: Asking<E>["actor"];
  params: E extends { params: infer S extends z.ZodType } ? z.output<S> : undefined;
  query: E extends { query: infer S extends z.ZodType } ? z.output<S> : undefined;
  body: E extends { body: infer S extends z.ZodType } ? z.output<S> : undefined;
  ifMatch: number | null;
  request: Request;
  now: Date;
  /**
   * A verb that reads the request itself (`rawBody`) says here what it received, before it does anything with it: only then
   * can an Idempotency-Key tell a second try from another upload. Throws to end the verb where it must not run.
   */
  received: (content: string) => Promise<void>;
  /** The row of the path's migration; present when the path has one. */
  migration: E extends { params: { shape: { migration: z.ZodType } } } ? MigrationRow : null;
};

export type Outcome = { status: number; body: unknown; headers?: Record<string, string> } | Response;
export type Run<E extends Endpoint> = (input: Input<E>) => Promise<Outcome>;
/** Refuses a HEAD that GET would refuse, and tells its headers. */
export type Head<E extends Endpoint> = (input: Input<E>) => Promise<Record<string, string>>;
