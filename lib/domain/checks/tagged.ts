import { agentImports, type Check, fail, pass, unheard, unknown } from "./result";
import { type CheckedRows, checkedRows } from "./rows";
import { agents, ofAgents, say } from "./sentence";

/** Computers that need a way of their own, which no export tells: people say which they are by a tag, and exports how far they are. */
const tagged =
  (all: CheckedRows, left: CheckedRows, proxying: CheckedRows, words: { tag: string; one: string }): Check =>
  (facts) => {
    const silence = unheard(facts, "source", "target");
    if (silence) return silence;
    const { [all]: total, [left]: behind, [proxying]: differing } = facts.rows;
    const basis = { counts: { total, left: behind, proxying: differing }, imports: agentImports(facts) };
    if (total === 0) return unknown(`No export tells which agents these are. Tag them “${words.tag}” to have this checked.`, basis);
    if (behind > 0)
      return fail(say`${agents(behind, checkedRows[left], words.one)} of ${ofAgents(total, checkedRows[all])} not across yet.`, basis);
    if (differing > 0) return fail(say`Proxying differs for ${agents(differing, checkedRows[proxying], words.one)}.`, basis);
    return pass(say`All ${agents(total, checkedRows[all], words.one)} are across and report.`, basis);
  };

export const taggedChecks = {
  clustersAcross: tagged("clusterNodes", "clusterNodesLeft", "clusterNodesProxying", { tag: "cluster", one: "cluster node" }),
  controllersAcross: tagged("controllers", "controllersLeft", "controllersProxying", { tag: "DC", one: "domain controller" }),
} as const satisfies Record<string, Check>;
