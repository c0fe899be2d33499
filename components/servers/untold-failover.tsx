import { ExportCommand } from "@/components/imports/export-command";
import { counted } from "@/components/moments/numbers";
import type { Component } from "@/lib/contracts/components";
import { failoverCommand } from "@/lib/domain/export-command";

/** What to run where no export tells to which servers listed gateways turn. */
export function UntoldFailover({ gateways }: { gateways: readonly Component[] }) {
  const untold = gateways.filter(({ listed, failoverServers }) => listed && failoverServers === null);
  if (untold.length === 0) return null;
  return (
    <section aria-label="Failover servers" className="card p-3.5 print:hidden">
      <p className="mb-2 text-ink2">
        No export tells to which server {counted(untold.length, "gateway")} would turn. Neither gateways nor the agents behind them fail
        over by themselves. To know, run this in each management group and import the file:
      </p>
      <ExportCommand command={failoverCommand} />
    </section>
  );
}
