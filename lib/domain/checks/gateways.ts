import { certificateEnd } from "../certificates";
import { dayInWords } from "../words/days";
import type { CheckedServer, CheckFacts } from "./facts";
import { listedOf, serversOf } from "./of-servers";
import { type Check, fail, groupsOf, pass, unknown } from "./result";
import { named, say } from "./sentence";

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
    if (!gateway.listed) return fail(say`${gateway.group} does not list ${named([gateway])}.`, { imports: [spoken, gateway.import] });
    return look(gateway);
  };

const gatewayListed = ofGateway((one) => pass(say`${one.group} lists ${named([one])}.`, { imports: [one.import] }));
const gatewayInstalled = ofGateway((one) => listedOf([one], [one.import]));
const gatewayFailover = ofGateway((one) => {
  if (one.failover === null) return unknown(say`No export tells the failover servers of ${named([one])}.`, { imports: [one.import] });
  if (one.failover.length === 0)
    return fail(say`No failover server is set for ${named([one])}.`, { imports: [one.import, one.failoverImport] });
  return pass(say`${named([one])} fails over to ${one.failover.join(", ")}.`, {
    counts: { failover: one.failover.length },
    imports: [one.import, one.failoverImport],
  });
});

/** A gateway is trusted by its certificate alone. Where none tells of it, people look; one that is planned may have it already. */
const certificates: Check = (facts, subject) => {
  const gateway = gatewayOf(facts, subject);
  if (!gateway) return unknown("No gateway of the new management group is observed or planned yet.");
  const basis = { imports: [gateway.import] };
  if (gateway.listed === false) return unknown(say`${gateway.group} does not list ${named([gateway])}.`, basis);
  if (!gateway.certificate) return unknown(say`No export tells the certificate of ${named([gateway])}; details of agents would.`, basis);
  const { told, renewal } = gateway.certificate;
  const of = say`The certificate of ${named([gateway])}`;
  const end = certificateEnd(told);
  if (end === null) return unknown(say`${of} ends on ${told}, as the file writes it.`, basis);
  if (renewal)
    return fail(renewal === "ended" ? say`${of} ended on ${dayInWords(end)}.` : say`${of} ends on ${dayInWords(end)}: renew it.`, basis);
  return pass(say`${of} holds until ${dayInWords(end)}.`, basis);
};

export const gatewayChecks = { certificates, gatewayListed, gatewayInstalled, gatewayFailover } as const satisfies Record<string, Check>;
