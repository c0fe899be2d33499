import { firstLabel } from "@/lib/domain/agent-names";

/** The host stands out, the domain steps back. */
export function ComputerName({ fqdn }: { fqdn: string }) {
  const host = firstLabel(fqdn);
  return (
    <>
      <span className="font-medium">{host}</span>
      {host !== fqdn && <span className="text-ink3">{fqdn.slice(host.length)}</span>}
    </>
  );
}
