import { ask, type Call } from "@/lib/server/endpoint/testing/ask";

/** For tests: components as a script with a token of the given role sees them, an engineer's unless said otherwise. */
export function componentsOf(migration: string) {
  return {
    list: (query = "", call: Call = {}) =>
      ask("GET /api/v1/migrations/{migration}/components", { params: { migration }, query }, { role: "engineer", ...call }),
    get: (component: string, query = "", call: Call = {}) =>
      ask(
        "GET /api/v1/migrations/{migration}/components/{component}",
        { params: { migration, component }, query },
        { role: "engineer", ...call },
      ),
    enter: (body: unknown, call: Call = {}) =>
      ask("POST /api/v1/migrations/{migration}/components", { params: { migration }, body }, { role: "engineer", ...call }),
    edit: (component: string, body: unknown, call: Call = {}) =>
      ask(
        "PATCH /api/v1/migrations/{migration}/components/{component}",
        { params: { migration, component }, body },
        { role: "engineer", ...call },
      ),
    archive: (component: string, call: Call = {}) =>
      ask(
        "DELETE /api/v1/migrations/{migration}/components/{component}",
        { params: { migration, component } },
        { role: "engineer", ...call },
      ),
  };
}

type Row = { name: string; gateway?: boolean; version?: string; health?: string; more?: string };

/** An export of management servers; `extra` names one more column. */
export function serversCsv(rows: readonly (Row | string)[], group = "OPS_2012R2", extra = ""): string {
  const lines = rows.map((row) => {
    const {
      name,
      gateway = false,
      version = gateway ? "7.1.10184.0" : "7.1.10226.0",
      health = "Success",
      more = "",
    } = typeof row === "string" ? { name: row } : row;
    return [name, gateway, version, health, group, ...(extra ? [more] : [])].join(",");
  });
  return `${["Name", "IsGateway", "Version", "HealthState", "ManagementGroup", ...(extra ? [extra] : [])].join(",")}\n${lines.join("\n")}\n`;
}

/** An export of gateways alone. */
export const gatewaysCsv = (names: readonly string[], group = "OPS_2012R2") =>
  serversCsv(
    names.map((name) => ({ name, gateway: true })),
    group,
  );
