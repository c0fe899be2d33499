import { type InfiniteData, infiniteQueryOptions, keepPreviousData, type QueryKey, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { Endpoint } from "@/lib/contracts/endpoint";
import type { endpoints } from "@/lib/contracts/endpoints";
import { request, search } from "./request";

type OneOf<T> = T[keyof T];
type Schema = z.ZodType;

/** Every endpoint by its address, such as "GET /api/v1/people": no more of the contract is needed at run time than these words. */
type ByAddress = { [E in OneOf<typeof endpoints> as `${E["method"]} ${E["path"]}`]: E };
export type Address = keyof ByAddress;
/** Of what is read. */
export type ReadAddress = Extract<Address, `GET ${string}`>;

/** A value of a query: null and what is empty are left out, one may stand for a list of one. What the contract reads from any text is said as what it becomes. */
type Written<V> = V extends readonly (infer I)[] ? readonly I[] | I | null : V | null;
type Said<In, Out> = unknown extends In ? Out : In extends "true" | "false" | undefined ? Out : In;
type Query<S extends Schema> = {
  [K in keyof z.output<S>]?: Written<Said<K extends keyof z.input<S> ? z.input<S>[K] : unknown, z.output<S>[K]>>;
};

type Frozen<V> = V extends readonly (infer I)[] ? readonly Frozen<I>[] : V extends object ? { readonly [K in keyof V]: Frozen<V[K]> } : V;
type Body<S extends Schema> = Record<never, never> extends z.input<S> ? { body?: Frozen<z.input<S>> } : { body: Frozen<z.input<S>> };

/** Endpoint by endpoint: parts of one are never those of another. */
type Parts<E> = E extends Endpoint
  ? (E extends { params: infer S extends Schema } ? { params: z.output<S> } : { params?: undefined }) &
      (E extends { query: infer S extends Schema } ? { query?: Query<S> } : { query?: undefined }) &
      (E extends { body: infer S extends Schema } ? Body<S> : { body?: undefined }) &
      (E extends { ifMatch: infer M } ? (M extends "required" ? { revision: number } : { revision?: number }) : { revision?: undefined })
  : never;

/** What an endpoint is asked with: its parameters, its query, its body, and the revision that a change rests on. */
export type Input<A extends Address> = Parts<ByAddress[A]>;
/** What an endpoint answers where it succeeds; null where that is no JSON. */
export type Answer<A extends Address> = Json<OneOf<ByAddress[A]["answers"]>>;
type Json<S> = S extends Schema ? z.infer<S> : null;

/** The same without its types. */
export type Loose = { params?: object; query?: object; body?: unknown; revision?: number; change?: string; signal?: AbortSignal };

/** Asks an endpoint: what goes in and what comes out are what its contract says. */
export const ask = <A extends Address>(address: A, input: Input<A> & Loose): Promise<Answer<A>> => send(address, input);

/** The path and query of what is read, for links to files and for streams. */
export const hrefOf = <A extends ReadAddress>(address: A, input: Input<A> & Loose): string => placeOf(address, input);

export const send = (address: string, input: Loose) => request(address.slice(0, address.indexOf(" ")), placeOf(address, input), input);

export function placeOf(address: string, { params, query }: Loose): string {
  const values: Record<string, unknown> = { ...params };
  const path = address.slice(address.indexOf(" ") + 1).replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(values[name])));
  return `${path}${search({ ...query })}`;
}

/** `keep`: what was shown before stays until the answer to something else is there. */
type Manner = { keep?: boolean; gcTime?: number; refetchInterval?: number };
const placeholder = (keep: boolean | undefined) => (keep ? { placeholderData: keepPreviousData } : {});

/** What the cache keeps under a key, and what is asked for it: by the browser, or by a page in the server's own process (app/prefetched.tsx). */
export function reading<A extends ReadAddress>(queryKey: QueryKey, address: A, input: Input<A> & Loose, { keep, ...manner }: Manner = {}) {
  const options = queryOptions<Answer<A>>({
    queryKey,
    queryFn: ({ signal }) => send(address, { ...input, signal }),
    ...placeholder(keep),
    ...manner,
  });
  return { ...options, asks: { address, input } };
}

type Paged = { nextCursor: string | null };
type Pages = { [A in ReadAddress as Answer<A> extends Paged ? A : never]: Answer<A> };

/** A list that is read on page by page. */
export function readingPages<A extends keyof Pages>(queryKey: QueryKey, address: A, input: Input<A> & Loose, { keep }: Manner = {}) {
  const options = infiniteQueryOptions<Pages[A], Error, InfiniteData<Pages[A]>, QueryKey, string | null>({
    queryKey,
    queryFn: ({ signal, pageParam }) => send(address, { ...input, query: { ...input.query, cursor: pageParam }, signal }),
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
    ...placeholder(keep),
  });
  return { ...options, asks: { address, input } };
}
