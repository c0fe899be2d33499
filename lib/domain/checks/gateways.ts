import type { CheckedServer, CheckFacts } from "./facts";
import { listedOf, serversOf } from "./of-servers";
import { type Check, fail, groupsOf, pass, unknown } from "./result";

/** Checks on one gateway of the new management group. */

const gatewayOf = (facts: CheckFacts, subject: string | null) =>
  serversOf(facts, "target", "gateway").find(({ name }) => name === subject) ?? null;

const ofGateway =
  (look: (gateway: CheckedServer) => ReturnType<Check>): Check =>
  (facts, subject) => {
    const gateway = gatewayOf(facts, subject);
    const imports = groupsOf(facts, "target").map(({ gatewaysImport }) => gatewaysImport);
    if (!gateway) return unknown("No gateway of the new management group is observed or planned yet.", { imports });
    const spoken = facts.groups.find(({ name }) => name === gateway.group)?.gatewaysImport ?? null;
    if (spoken === null) return unknown(`No export of gateways of ${gateway.group} yet.`);
    if (!gateway.listed)
      return fail(`${gateway.group} does not list ${gateway.name}.`, { imports: [spoken, gateway.import], servers: [gateway] });
    return look(gateway);
  };

const gatewayListed = ofGateway((one) => pass(`${one.group} lists ${one.name}.`, { imports: [one.import] }));
const gatewayInstalled = ofGateway((one) => listedOf([one], [one.import]));
const gatewayFailover = ofGateway((one) => {
  if (one.failover === null) return unknown(`No export tells the failover servers of ${one.name}.`, { imports: [one.import] });
  if (one.failover.length === 0)
    return fail(`No failover server is set for ${one.name}.`, { imports: [one.import, one.failoverImport], servers: [one] });
  return pass(`${one.name} fails over to ${one.failover.join(", ")}.`, {
    counts: { failover: one.failover.length },
    imports: [one.import, one.failoverImport],
  });
});

export const gatewayChecks = { gatewayListed, gatewayInstalled, gatewayFailover } as const satisfies Record<string, Check>;
