import "server-only";
import { z } from "zod";
import type { AgentOwner, OwnersQuery } from "@/lib/contracts/people-lists";
import { isDone, isNotReporting } from "@/lib/domain/agent-told";
import { dayIn } from "@/lib/domain/people-lists/fields";
import { decodeCursor } from "@/lib/server/answers/cursor";
import { dayAt } from "@/lib/server/answers/date-range";
import { pageAfter } from "@/lib/server/answers/page";
import type { Estate } from "@/lib/server/estate/estate";
import { estateOf } from "@/lib/server/estate/kept";
import { keptWithEstate } from "@/lib/server/estate/kept-with";
import { listedAt, saidAt, toldAt } from "@/lib/server/estate/values";
import type { MigrationRow } from "@/lib/server/migrations/row";

/** Owners of agents in scope, those with most to do first, then by name; those that nobody owns stand last. */
export async function listOwners({ id, timeZone }: Pick<MigrationRow, "id" | "timeZone">, query: OwnersQuery, now: Date) {
  const after = decodeCursor(query.cursor, z.tuple([z.number(), z.string()]));
  const all = await keptOwners(await estateOf(id), dayAt(now, timeZone));
  const needle = query.q?.trim().toLowerCase() ?? "";
  const found = all.filter(
    ({ owner }) =>
      (query.owner === undefined || owner?.toLowerCase() === query.owner.toLowerCase()) &&
      (needle === "" || owner?.toLowerCase().includes(needle)),
  );
  return pageAfter(found, { after, limit: query.limit }, positionOf);
}

const positionOf = ({ owner, agents, done }: AgentOwner): [number, string] => [
  owner === null ? Number.MAX_SAFE_INTEGER : done - agents,
  owner?.toLowerCase() ?? "",
];

const keptOwners = keptWithEstate(async (estate, today: string) => ownersOf(estate, today));

function ownersOf(estate: Estate, today: string): AgentOwner[] {
  const view = estate.at(null);
  const owners = new Map<string | null, AgentOwner>();
  for (const place of view.where({ inScope: true }).places) {
    const [told, said, listed] = [toldAt(view, place), saidAt(view, place), listedAt(view, place)];
    const key = said.owner?.toLowerCase() ?? null;
    const own = owners.get(key) ?? nothingOf(said.owner);
    owners.set(key, own);
    own.agents += 1;
    if (isDone(told, said)) own.done += 1;
    if (isNotReporting(told, said)) own.notReporting += 1;
    if (listed.mailOf?.toLowerCase() === key) add(own.mails, listed.mail);
    add(own.services, listed.service);
    add(own.environments, listed.environment);
    add(own.changeWindows, listed.changeWindow);
    const day = dayIn(listed.decommission);
    if (day && day >= today && (own.nextDecommission === null || day < own.nextDecommission)) own.nextDecommission = day;
  }
  const all = [...owners.values()];
  for (const { mails, services, environments, changeWindows } of all)
    for (const list of [mails, services, environments, changeWindows]) list.sort();
  return all.sort((a, b) => {
    const [[one, name], [other, otherName]] = [positionOf(a), positionOf(b)];
    return one - other || (name < otherName ? -1 : 1);
  });
}

const nothingOf = (owner: string | null): AgentOwner => ({
  owner,
  mails: [],
  agents: 0,
  done: 0,
  notReporting: 0,
  services: [],
  environments: [],
  changeWindows: [],
  nextDecommission: null,
});

/** As many as anybody reads. */
const most = 50;

function add(list: string[], value: string | undefined): void {
  if (value !== undefined && list.length < most && !list.includes(value)) list.push(value);
}
