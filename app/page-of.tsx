import type { ReactNode } from "react";
import { Prefetched, type Question } from "./prefetched";
import { requireActor } from "./session";

type Search = Record<string, string | string[] | undefined>;
type Asked<P> = { params: Promise<P>; searchParams: Promise<Search> };

/** `at`: the address that signing in leads back to. `of`: what is asked before the page is drawn. */
type Told = { at: string; of: Question[]; page: ReactNode };

/** A page of somebody who is signed in, by what its address says. */
export function pageOf<P = { migration: string }>(told: (params: P, search: Search) => Told) {
  return async ({ params, searchParams }: Asked<P>) => {
    const { at, of, page } = told(await params, await searchParams);
    await requireActor(at);
    return <Prefetched of={of}>{page}</Prefetched>;
  };
}
