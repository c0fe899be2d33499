/** By what a list of agents can be sorted. */
export const agentSorts = [
  "fqdn",
  "stage",
  "version",
  "domain",
  "owner",
  "server",
  "flags",
  "groups",
  "method",
  "tags",
  "cause",
  "alertsFrom",
] as const;
export type SortField = (typeof agentSorts)[number];
