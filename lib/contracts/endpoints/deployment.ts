import { deployment } from "../deployment";
import { defineEndpoints, inMigration } from "../endpoint";

export const deploymentEndpoints = defineEndpoints({
  deployment: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/deployment",
    summary: "The new management groups: planned against seen, room with a server down, firewall",
    verb: "components.read",
    params: inMigration,
    answers: { 200: deployment },
  },
  firewallCsv: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/firewall.csv",
    summary: "What the firewall must let through for the new management groups, as CSV",
    verb: "components.read",
    params: inMigration,
    answers: { 200: null },
    media: "text/csv",
  },
});
