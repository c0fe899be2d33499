import "server-only";
import type { ComponentInput } from "@/lib/contracts/components";

const group = "OPS_2012R2";
const at = (label: string) => `${label}.corp.contoso.test`;
const owner = "Monitoring";
const databases = "Databases";

/** What the team planned for the new management group. Servers were seen since; what no export lists was confirmed by hand, or waits. */
export const plannedComponents: readonly ComponentInput[] = [
  { group, kind: "managementServer", name: at("omr2ms01"), owner, planned: true },
  { group, kind: "managementServer", name: at("omr2ms02"), owner, planned: true },
  { group, kind: "gateway", name: "omr2gw01.dmz.contoso.test", owner, planned: true },
  {
    group,
    kind: "gateway",
    name: "omr2gw02.dmz.contoso.test",
    owner,
    planned: true,
    notes: "Ordered for 14 March, so that the perimeter stands the loss of a gateway.",
  },
  { group, kind: "operationalDatabase", name: at("omr2sql01"), instance: "OPSMGR", version: "11.0.3000.0", owner: databases },
  { group, kind: "dataWarehouse", name: at("omr2sql02"), instance: "OPSMGRDW", version: "11.0.3000.0", owner: databases },
  { group, kind: "operationsConsole", name: at("omr2ts01"), version: "7.1.10226.0", owner },
  { group, kind: "reportingServer", name: at("omr2sql02"), instance: "OPSMGRRS", version: "7.1.10226.0", owner },
  { group, kind: "webConsole", name: at("omr2web01"), version: "7.1.10226.0", owner },
];
