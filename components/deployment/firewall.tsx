import { Download } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { TableHead } from "@/components/ui/table-head";
import type { Deployment } from "@/lib/contracts/deployment";
import { firstLabel } from "@/lib/domain/agent-names";
import { componentKindNames } from "@/lib/domain/components";
import { firewallTimeNames, firewallTimes } from "@/lib/domain/firewall/rules";
import { firewallCsvHref } from "@/lib/queries/deployment";

type Entry = Deployment["firewall"]["entries"][number];
type Props = { firewall: Deployment["firewall"]; migration: string; several: boolean };

const heads = ["From", "To", "Ports", "Why"].map((name) => ({ name }));

/** What the firewall must let through for what is planned or seen; as CSV, one line for each pair of computers. */
export function Firewall({ firewall: { entries, waiting }, migration, several }: Props) {
  return (
    <Card
      title="Firewall"
      aside={
        entries.length > 0 && (
          <ButtonLink size="small" icon={Download} href={firewallCsvHref(migration)} prefetch={false} download>
            CSV
          </ButtonLink>
        )
      }
    >
      {entries.length === 0 ? (
        <EmptyState title="No computer is planned or seen yet">
          Once servers and databases are planned, this says who talks to whom on which port, ready to be sent to the firewall team.
        </EmptyState>
      ) : (
        <>
          <p className="max-w-prose px-3.5 pt-1 pb-2.5 text-small text-ink2">
            From the plan and the vendor's table of ports.{" "}
            {waiting.length > 0 && missing(waiting.map((kind) => componentKindNames[kind].toLowerCase()))}
          </p>
          <table className="w-full table-fixed border-collapse phone:block">
            <TableHead columns={several ? [{ name: "Management group", width: "w-32" }, ...heads] : heads} />
            {firewallTimes.map((time) => {
              const own = entries.filter((entry) => entry.time === time);
              if (own.length === 0) return null;
              return (
                <tbody key={time} className="phone:block">
                  <tr className="bg-sunken phone:block">
                    <th scope="rowgroup" colSpan={several ? 5 : 4} className="px-3.5 py-1.5 text-left text-caption font-semibold text-ink2">
                      {firewallTimeNames[time]}
                    </th>
                  </tr>
                  {own.map((entry) => (
                    <EntryRow key={`${entry.group} ${entry.from.label} ${entry.to.label}`} entry={entry} several={several} />
                  ))}
                </tbody>
              );
            })}
          </table>
        </>
      )}
    </Card>
  );
}

function EntryRow({ entry: { group, from, to, ports, why }, several }: { entry: Entry; several: boolean }) {
  return (
    <tr className="border-b border-line align-top last:border-0 phone:block phone:px-3.5 phone:py-2">
      {several && <td className="py-2 pr-3 pl-3.5 text-small text-ink2 phone:block phone:p-0">{group}</td>}
      <td className="py-2 pr-3 first:pl-3.5 phone:block phone:p-0">
        <EndOf end={from} />
      </td>
      <td className="py-2 pr-3 phone:block phone:p-0">
        <span className="hidden text-small text-ink3 phone:inline">to </span>
        <EndOf end={to} />
      </td>
      <td className="py-2 pr-3 text-small phone:block phone:p-0">{portWords(ports)}</td>
      <td className="py-2 pr-3.5 text-small text-ink2 phone:block phone:p-0">{why}</td>
    </tr>
  );
}

function EndOf({ end: { label, names } }: { end: Entry["from"] }) {
  return (
    <>
      <span className="font-medium">{label}</span>
      {names.length > 0 && <span className="block text-small break-words text-ink3 phone:inline"> {names.map(firstLabel).join(", ")}</span>}
    </>
  );
}

/** "TCP 135, 445 · UDP 137". */
function portWords(ports: Entry["ports"]): string {
  return (["TCP", "UDP", "ICMP"] as const)
    .flatMap((protocol) => {
      const own = ports.filter((one) => one.protocol === protocol).map(({ port }) => port);
      return own.length === 0 ? [] : [protocol === "ICMP" ? protocol : `${protocol} ${own.join(", ")}`];
    })
    .join(" · ");
}

const missing = (kinds: readonly string[]) => `Left out until planned: ${kinds.join(", ")}.`;
