import * as baselineRoute from "@/app/api/v1/migrations/[migration]/baseline/route";
import * as reasonsRoute from "@/app/api/v1/migrations/[migration]/drift/reasons/route";
import * as driftRoute from "@/app/api/v1/migrations/[migration]/drift/route";
import * as csvRoute from "@/app/api/v1/migrations/[migration]/drift.csv/route";
import * as plannedRoute from "@/app/api/v1/migrations/[migration]/planned-changes/[planned]/route";
import * as plansRoute from "@/app/api/v1/migrations/[migration]/planned-changes/route";
import * as healthRoute from "@/app/api/v1/migrations/[migration]/source-health/route";
import type {
  Baseline,
  DriftItem,
  DriftList,
  DriftReasonsAnswer,
  PlannedChange,
  PlannedChangeList,
  SourceHealth,
} from "@/lib/contracts/drift";
import type { Problem } from "@/lib/contracts/wire";
import type { Role } from "@/lib/domain/roles";
import { tokenOf } from "@/lib/server/imports/testing/api";
import { knock } from "@/lib/server/people/testing";

/** For tests: baseline and drift as a script with a token of the given role sees them. */
type Call = { role?: Role; ifMatch?: number };
type Asked = { at: string; method?: string; body?: unknown; planned?: string };

export function driftOf(migration: string) {
  const path = `/api/v1/migrations/${migration}`;
  const knocking = async (route: Parameters<typeof knock>[0], { role = "lead", ifMatch }: Call, { at, planned, ...rest }: Asked) => {
    const headers = { authorization: await tokenOf(role), ...(ifMatch === undefined ? {} : { "if-match": `"${ifMatch}"` }) };
    return await knock(route, `${path}${at}`, { headers, params: { migration, ...(planned ? { planned } : {}) }, ...rest });
  };
  const ask = async <T>(route: Parameters<typeof knock>[0], call: Call, asked: Asked) => {
    const response = await knocking(route, call, asked);
    return { status: response.status, body: (await response.json()) as T & Problem };
  };
  const list = async (query = "?limit=500", call: Call = {}) => ask<DriftList>(driftRoute.GET, call, { at: `/drift${query}` });
  return {
    baseline: async (call: Call = {}) => ask<Baseline>(baselineRoute.GET, call, { at: "/baseline" }),
    freeze: async (body: unknown = {}, call: Call = {}) => ask<Baseline>(baselineRoute.PUT, call, { at: "/baseline", method: "PUT", body }),
    list,
    /** The one difference of this subject. */
    find: async (subject: string): Promise<DriftItem> => {
      const found = (await list()).body.items.find((item) => item.subject === subject);
      if (!found) throw new Error(`No drift of ${subject}`);
      return found;
    },
    explain: async (items: readonly DriftItem[], reason: string | null, call: Call = { role: "engineer" }) =>
      ask<DriftReasonsAnswer & { item?: string }>(reasonsRoute.PUT, call, {
        at: "/drift/reasons",
        method: "PUT",
        body: { items: items.map(({ id }) => id), reason },
      }),
    csv: async (query = "", call: Call = {}) => (await knocking(csvRoute.GET, call, { at: `/drift.csv${query}` })).text(),
    plans: async (query = "") => ask<PlannedChangeList>(plansRoute.GET, {}, { at: `/planned-changes${query}` }),
    plan: async (body: unknown, call: Call = { role: "engineer" }) =>
      ask<PlannedChange>(plansRoute.POST, call, { at: "/planned-changes", method: "POST", body }),
    editPlan: async ({ id, revision }: PlannedChange, body: unknown, call: Call = {}) =>
      ask<PlannedChange & { current?: PlannedChange }>(
        plannedRoute.PATCH,
        { role: "engineer", ifMatch: revision, ...call },
        { at: `/planned-changes/${id}`, method: "PATCH", body, planned: id },
      ),
    takeOut: async ({ id, revision }: PlannedChange, call: Call = {}) =>
      ask<PlannedChange>(
        plannedRoute.DELETE,
        { role: "engineer", ifMatch: revision, ...call },
        { at: `/planned-changes/${id}`, method: "DELETE", planned: id },
      ),
    health: async () => ask<SourceHealth>(healthRoute.GET, {}, { at: "/source-health" }),
  };
}
