import type { ReactNode } from "react";
import { may, type Verb } from "@/lib/domain/roles";
import { Prefetched, type Question } from "./prefetched";
import { requireActor } from "./session";

type Search = Record<string, string | string[] | undefined>;
type Asked<P> = { params: Promise<P>; searchParams: Promise<Search> };

/** `at`: the address that signing in leads back to. `of`: what is asked before the page is drawn. `unless`: who may not, sees what. */
type Told = { at: string; of: Question[]; page: ReactNode; unless?: { verb: Verb; page: ReactNode } };

/** A page of somebody who is signed in, by what its address says. */
export function pageOf<P = { migration: string }>(told: (params: P, search: Search) => Told) {
  return async ({ params, searchParams }: Asked<P>) => {
    const { at, of, page, unless } = told(await params, await searchParams);
    const actor = await requireActor(at);
    if (unless && !may(actor, unless.verb)) return unless.page;
    return <Prefetched of={of}>{page}</Prefetched>;
  };
}
