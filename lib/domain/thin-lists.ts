import type { ExportField } from "./component-facts";
import { count, counted } from "./words/numbers";

/** What an export of agents tells and no other list of Windows computers: one of these is in every export that Operations Manager makes of them. */
const onlyOfAgents: ReadonlySet<ExportField> = new Set<ExportField>([
  "version",
  "primaryServer",
  "manuallyInstalled",
  "proxying",
  "patchList",
  "installTime",
  "installedBy",
  "actionAccount",
  "failoverServers",
  "mgList",
  "updateRollup",
]);

/** Names and health, or less: all Windows computers of a management group have those, its servers and computers without an agent among them. */
export const isThinList = (columns: readonly ExportField[]): boolean => !columns.some((field) => onlyOfAgents.has(field));

/** What is asked of such a list where it names computers that no export of agents ever named. */
export function thinListQuestion(unknown: number, named: number, ofInstances = false): string {
  const who =
    unknown === named
      ? `${counted(named, "computer")}, none of them known as an agent`
      : `${counted(named, "computer")}, ${count(unknown)} of them not known as ${unknown === 1 ? "an agent" : "agents"}`;
  if (ofInstances) return `This file names ${who}: lists of health services have the management servers in them. Are all of them agents?`;
  return `This file tells no version, no primary server and nothing else that only agents have. It names ${who}: a list of all Windows computers looks like it, and has the management servers in it. Are all of them agents?`;
}
