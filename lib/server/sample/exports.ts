import "server-only";
import type { MigrationInput } from "@/lib/contracts/migrations";
import type { Kind } from "@/lib/domain/stages";
import { chapters, type Days, lastDay } from "./days";

export const [original, next] = [
  { name: "OPS_2012SP1", role: "source", release: "2012 SP1" },
  { name: "OPS_2012R2", role: "target", release: "2012 R2" },
] as const;
const groups = [original, next];
export const sampleName = "Sample: Contoso, 2012 SP1 to 2012 R2";

export const migrationOf = ({ date }: Days) =>
  ({
    name: sampleName,
    timeZone: "Europe/Berlin",
    targetDate: date(lastDay + 21),
    groups: [...groups],
  }) satisfies MigrationInput;

/** `file`: below public/samples; `ofNothing`: what an export without rows cannot tell itself. */
export type Export = { file: string; day: number; ofNothing?: { kind: Kind; group: string } };

/** The exports of agents by the day in their names, and the day of the story. */
const agentsOf = (file: string, on: number): Export[] =>
  groups.map(({ name }) => ({ file: `${file}_agents.csv`.replace("*", name), day: on }));
const others = (prefix: string, on: number, ...kinds: string[]): Export[] =>
  kinds.map((kind) => ({ file: `${prefix}_${kind}.csv`, day: on }));

/** In the order in which a team would import them, each by its day. */
export const exports: readonly Export[] = [
  ...agentsOf("exports/*_day00", 0),
  ...others(`exports/${original.name}_day00`, 0, "management_servers", "gateways", "pending"),
  { file: `exports/${original.name}_day01_pending.csv`, day: 1, ofNothing: { kind: "pending", group: original.name } },
  ...others(`exports/${next.name}`, chapters.installed[0], "management_servers", "gateways", "management_group"),
  ...agentsOf("story/*_day05", 6),
  ...agentsOf("exports/*_day07", 10),
  ...agentsOf("story/*_day10", 14),
  ...agentsOf("story/*_day12", lastDay),
  ...others(`story/${original.name}_day12`, lastDay, "management_servers", "gateways"),
  ...others(`exports/${original.name}`, lastDay, "management_group"),
  ...others(`exports/${next.name}_day14`, lastDay, "pending"),
  ...others(`story/${next.name}_day12`, lastDay, "failover"),
];
