import "server-only";
import type { ComponentInput } from "@/lib/contracts/components";
import type { PlannedChangeInput } from "@/lib/contracts/drift";
import { type Days, lastDay } from "./days";
import { next } from "./exports";

export const baselineName = "Before the first agent moves";

/** What the team announced of the original, and when. Of the second gateway of the perimeter nobody said anything: it needs a reason. */
export const plansOf = ({ at, date }: Days): { at: Date; change: PlannedChangeInput }[] => [
  {
    at: at(13),
    change: {
      kind: "patch",
      names: ["omsp1ms01.corp.contoso.test", "omsp1ms02.corp.contoso.test", "omsp1gw01.dmz.contoso.test"],
      from: date(16),
      to: date(lastDay),
      reason: "Update Rollup 5 in the monthly window. CHG-1051",
    },
  },
  {
    at: at(lastDay - 1),
    change: {
      kind: "decommission",
      names: ["zrhfil052.corp.contoso.test"],
      from: date(lastDay + 30),
      to: date(lastDay + 40),
      reason: "Windows Server 2003, replaced next month. CHG-1088",
    },
  },
];

const onMachine = (label: string) => `${label}.corp.contoso.test`;
const monitoring = "Monitoring";
const databases = "Databases";

/** What the team planned for the new management group. Servers were seen since; what no export lists was confirmed by hand. */
export const plannedComponents: readonly ComponentInput[] = [
  { group: next.name, kind: "managementServer", name: onMachine("omr2ms01"), owner: monitoring, planned: true },
  { group: next.name, kind: "managementServer", name: onMachine("omr2ms02"), owner: monitoring, planned: true },
  { group: next.name, kind: "gateway", name: "omr2gw01.dmz.contoso.test", owner: monitoring, planned: true },
  {
    group: next.name,
    kind: "operationalDatabase",
    name: onMachine("omr2sql01"),
    instance: "OPSMGR",
    version: "11.0.3000.0",
    owner: databases,
  },
  { group: next.name, kind: "dataWarehouse", name: onMachine("omr2sql02"), instance: "OPSMGRDW", version: "11.0.3000.0", owner: databases },
  { group: next.name, kind: "operationsConsole", name: onMachine("omr2ts01"), version: "7.1.10226.0", owner: monitoring },
  {
    group: next.name,
    kind: "reportingServer",
    name: onMachine("omr2sql02"),
    instance: "OPSMGRRS",
    version: "7.1.10226.0",
    owner: monitoring,
  },
  { group: next.name, kind: "webConsole", name: onMachine("omr2web01"), version: "7.1.10226.0", owner: monitoring },
];
