import type { PersonInput, PersonPatch, TokenInput } from "@/lib/contracts/people";
import type { BuildName } from "@/lib/contracts/settings";
import { type Input, reading } from "./ask";
import { change } from "./change";

/** What administrators see and set for the whole installation. */
export const peopleQuery = reading(["settings", "people"], "GET /api/v1/people", {});
export const tokensQuery = reading(["settings", "tokens"], "GET /api/v1/tokens", {});
export const buildsQuery = reading(["settings", "builds"], "GET /api/v1/builds", {});
export const limitsQuery = reading(["settings", "limits"], "GET /api/v1/limits", {});

type LimitName = Input<"PUT /api/v1/limits/{limit}">["params"]["limit"];

export const addPerson = (body: PersonInput) => change("POST /api/v1/people", { body });
export const editPerson = (person: string, body: PersonPatch) => change("PATCH /api/v1/people/{person}", { params: { person }, body });
export const resetPassword = (person: string) => change("POST /api/v1/people/{person}/password", { params: { person } });
export const createToken = (body: TokenInput) => change("POST /api/v1/tokens", { body });
export const revokeToken = (token: string) => change("DELETE /api/v1/tokens/{token}", { params: { token } });
export const nameBuild = (build: string, body: BuildName) => change("PUT /api/v1/builds/{build}", { params: { build }, body });
export const unnameBuild = (build: string) => change("DELETE /api/v1/builds/{build}", { params: { build } });
export const setLimit = (limit: LimitName, value: number | null) =>
  change("PUT /api/v1/limits/{limit}", { params: { limit }, body: { value } });
