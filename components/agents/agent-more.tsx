import type { Agent } from "@/lib/contracts/agents";
import { agentWords } from "@/lib/domain/agent-field-words";
import { agentFields } from "@/lib/domain/agent-fields";
import { agentCells, columnNames } from "./agent-cells";

const isInPanel = ({ column }: { column: true | "panel" }) => column === "panel";
const shown = columnNames.filter((field) => isInPanel(agentFields[field]));

/** What columns of the grid say, and nothing else of the panel does. */
export function AgentMore({ agent, timeZone }: { agent: Agent; timeZone: string }) {
  return (
    <section aria-label="More">
      <dl className="grid grid-cols-[104px_1fr] gap-y-1.5">
        {shown.map((field) => {
          const { title, content } = agentCells[field].cell(agent, timeZone);
          return (
            <div key={field} className="contents">
              <dt className="text-small text-ink3">{agentWords[field].column}</dt>
              <dd title={title ?? undefined}>{content}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
