/** For tests: small agent exports. A row is a name and what differs from the ordinary. */
export type Row = { name: string; version?: string; group?: string; server?: string; health?: string; more?: string };
export const source = "OPS_2012SP1";
export const target = "OPS_2012R2";

export function csvOf(rows: readonly (Row | string)[], group: string = source, extra = ""): string {
  const lines = rows.map((row) => {
    const {
      name,
      version = "7.0.9538.0",
      server = "ms01.corp.test",
      health = "Success",
      more = "",
      ...r
    } = typeof row === "string" ? { name: row } : row;
    return [name, version, health, server, r.group ?? group, ...(extra ? [more] : [])].join(",");
  });
  return `${["FQDN", "Version", "HealthState", "PrimaryManagementServerName", "ManagementGroup", ...(extra ? [extra] : [])].join(",")}\n${lines.join("\n")}\n`;
}

/** srv001, srv002, ... of a domain. */
export function names(count: number, domain = "corp.test", from = 1): string[] {
  return Array.from({ length: count }, (_, i) => `srv${String(from + i).padStart(3, "0")}.${domain}`);
}

export const day = (n: number, hour = 6) => new Date(Date.UTC(2014, 1, n, hour)).toISOString();
