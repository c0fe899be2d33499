import type { PersonInput, PersonPatch, TokenInput } from "@/lib/contracts/people";
import type { BuildName } from "@/lib/contracts/settings";
import { ask, type Input, reading } from "./ask";

/** What administrators see and set for the whole installation. */
export const peopleQuery = reading(["settings", "people"], "GET /api/v1/people", {});
export const tokensQuery = reading(["settings", "tokens"], "GET /api/v1/tokens", {});
export const buildsQuery = reading(["settings", "builds"], "GET /api/v1/builds", {});
export const limitsQuery = reading(["settings", "limits"], "GET /api/v1/limits", {});

type LimitName = Input<"PUT /api/v1/limits/{limit}">["params"]["limit"];

export const addPerson = (body: PersonInput) => ask("POST /api/v1/people", { body });
export const editPerson = (person: string, body: PersonPatch) => ask("PATCH /api/v1/people/{person}", { params: { person }, body });
export const resetPassword = (person: string) => ask("POST /api/v1/people/{person}/password", { params: { person } });
export const createToken = (body: TokenInput) => ask("POST /api/v1/tokens", { body });
export const revokeToken = (token: string) => ask("DELETE /api/v1/tokens/{token}", { params: { token } });
export const nameBuild = (build: string, body: BuildName) => ask("PUT /api/v1/builds/{build}", { params: { build }, body });
export const unnameBuild = (build: string) => ask("DELETE /api/v1/builds/{build}", { params: { build } });
export const setLimit = (limit: LimitName, value: number | null) =>
  ask("PUT /api/v1/limits/{limit}", { params: { limit }, body: { value } });
