import type { DriftItem, PlannedChange } from "@/lib/contracts/drift";
import { ask, type Call, responseOf } from "@/lib/server/endpoint/testing/ask";

/** For tests: baseline and drift as a script with a token of the given role sees them. */
export function driftOf(migration: string) {
  const list = (query = "?limit=500", call: Call = {}) =>
    ask("GET /api/v1/migrations/{migration}/drift", { params: { migration }, query }, call);
  return {
    baseline: (call: Call = {}) => ask("GET /api/v1/migrations/{migration}/baseline", { params: { migration } }, call),
    freeze: (body: unknown = {}, call: Call = {}) =>
      ask("PUT /api/v1/migrations/{migration}/baseline", { params: { migration }, body }, call),
    list,
    /** The one difference of this subject. */
    find: async (subject: string): Promise<DriftItem> => {
      const found = (await list()).body.items.find((item) => item.subject === subject);
      if (!found) throw new Error(`No drift of ${subject}`);
      return found;
    },
    explain: (items: readonly DriftItem[], reason: string | null, call: Call = { role: "engineer" }) =>
      ask(
        "PUT /api/v1/migrations/{migration}/drift/reasons",
        { params: { migration }, body: { items: items.map(({ id }) => id), reason } },
        call,
      ),
    csv: async (query = "", call: Call = {}) =>
      (await responseOf("GET /api/v1/migrations/{migration}/drift.csv", { params: { migration }, query }, call)).text(),
    plans: (query = "") => ask("GET /api/v1/migrations/{migration}/planned-changes", { params: { migration }, query }, {}),
    plan: (body: unknown, call: Call = { role: "engineer" }) =>
      ask("POST /api/v1/migrations/{migration}/planned-changes", { params: { migration }, body }, call),
    editPlan: ({ id: planned, revision }: PlannedChange, body: unknown, call: Call = {}) =>
      ask(
        "PATCH /api/v1/migrations/{migration}/planned-changes/{planned}",
        { params: { migration, planned }, body },
        { role: "engineer", ifMatch: revision, ...call },
      ),
    takeOut: ({ id: planned, revision }: PlannedChange, call: Call = {}) =>
      ask(
        "DELETE /api/v1/migrations/{migration}/planned-changes/{planned}",
        { params: { migration, planned } },
        { role: "engineer", ifMatch: revision, ...call },
      ),
    health: () => ask("GET /api/v1/migrations/{migration}/source-health", { params: { migration } }, {}),
  };
}
