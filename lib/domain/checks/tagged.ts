import { counted } from "../words/numbers";
import { agentImports, type Check, fail, pass, unheard, unknown } from "./result";
import { type CheckedRows, checkedRows } from "./rows";

/** Computers that need a way of their own, which no export tells: people say which they are by a tag, and exports how far they are. */
const tagged =
  (all: CheckedRows, left: CheckedRows, proxying: CheckedRows, words: { tag: string; one: string }): Check =>
  (facts) => {
    const silence = unheard(facts, "source", "target");
    if (silence) return silence;
    const { [all]: total, [left]: behind, [proxying]: differing } = facts.rows;
    const basis = { counts: { total, left: behind, proxying: differing }, imports: agentImports(facts) };
    if (total === 0) return unknown(`No export tells which agents these are. Tag them “${words.tag}” to have this checked.`, basis);
    if (behind > 0) return fail(`${counted(behind, words.one)} of ${total} not across yet.`, { ...basis, opens: checkedRows[left] });
    if (differing > 0) return fail(`Proxying differs for ${counted(differing, words.one)}.`, { ...basis, opens: checkedRows[proxying] });
    return pass(`All ${counted(total, words.one)} are across and report.`, basis);
  };

export const taggedChecks = {
  clustersAcross: tagged("clusterNodes", "clusterNodesLeft", "clusterNodesProxying", { tag: "cluster", one: "cluster node" }),
  controllersAcross: tagged("controllers", "controllersLeft", "controllersProxying", { tag: "DC", one: "domain controller" }),
} as const satisfies Record<string, Check>;
