import { calendarDay } from "@/components/moments/moments";
import { FromList } from "@/components/people-lists/from-list";
import type { Agent } from "@/lib/contracts/agents";
import type { Migration } from "@/lib/contracts/migrations";
import { dayIn, listFields } from "@/lib/domain/people-lists/fields";

type Listed = Agent["listed"][number];

/** What people's lists say of the agent, each with where it stands, and what others say otherwise. */
export function AgentListed({ agent, migration }: { agent: Agent; migration: Migration }) {
  if (agent.listed.length === 0) return null;
  return (
    <section aria-label="On people's lists">
      <h3 className="text-section font-semibold">On people's lists</h3>
      <dl className="mt-1">
        {agent.listed.map((one) => (
          <div key={one.field} className="flex gap-2 border-b border-line py-1.5 last:border-0">
            <dt className="w-26 shrink-0 text-small text-ink3">{listFields[one.field].name}</dt>
            <dd className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {words(one.field, one.value)} {isTyped(agent, one) && <span className="text-small text-ink2">(typed otherwise)</span>}
              <span className="block text-meta text-ink3">
                <FromList of={one} migration={migration.id} />
              </span>
              {one.others.map((other) => (
                <span key={`${other.importNumber} ${other.row}`} className="block text-small text-warn-text">
                  {words(one.field, other.value)}, says <FromList of={other} migration={migration.id} />
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const words = (field: Listed["field"], value: string) => (field === "decommission" && dayIn(value) ? calendarDay(value) : value);

/** What somebody typed counts before the list. */
function isTyped({ owner, ownerSet, note, noteSet }: Agent, { field, value }: Listed): boolean {
  return (field === "owner" && ownerSet && owner !== value) || (field === "note" && noteSet && note !== value);
}
