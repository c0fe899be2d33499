import { queryOptions } from "@tanstack/react-query";
import type { Person, PersonInput, PersonPatch, PersonWithPassword, Token, TokenInput, TokenWithSecret } from "@/lib/contracts/people";
import type { Build, BuildMoved, BuildName, Limit } from "@/lib/contracts/settings";
import { request } from "./request";

type List<T> = { items: T[]; nextCursor: string | null; total: number };

/** What administrators see and set for the whole installation. */
export const peopleQuery = queryOptions({
  queryKey: ["settings", "people"],
  queryFn: ({ signal }) => request<List<Person>>("/api/v1/people", { signal }),
});
export const tokensQuery = queryOptions({
  queryKey: ["settings", "tokens"],
  queryFn: ({ signal }) => request<List<Token>>("/api/v1/tokens", { signal }),
});
export const buildsQuery = queryOptions({
  queryKey: ["settings", "builds"],
  queryFn: ({ signal }) => request<List<Build>>("/api/v1/builds", { signal }),
});
export const limitsQuery = queryOptions({
  queryKey: ["settings", "limits"],
  queryFn: ({ signal }) => request<List<Limit>>("/api/v1/limits", { signal }),
});

export const addPerson = (body: PersonInput) => request<PersonWithPassword>("/api/v1/people", { method: "POST", body });
export const editPerson = (id: string, body: PersonPatch) => request<Person>(`/api/v1/people/${id}`, { method: "PATCH", body });
export const resetPassword = (id: string) => request<PersonWithPassword>(`/api/v1/people/${id}/password`, { method: "POST" });
export const createToken = (body: TokenInput) => request<TokenWithSecret>("/api/v1/tokens", { method: "POST", body });
export const revokeToken = (id: string) => request<Token>(`/api/v1/tokens/${id}`, { method: "DELETE" });
export const nameBuild = (build: string, body: BuildName) => request<BuildMoved>(`/api/v1/builds/${build}`, { method: "PUT", body });
export const unnameBuild = (build: string) => request<BuildMoved>(`/api/v1/builds/${build}`, { method: "DELETE" });
export const setLimit = (name: string, value: number | null) =>
  request<Limit>(`/api/v1/limits/${name}`, { method: "PUT", body: { value } });
