import { scom } from "../tasks/template-task";
import type { Entry, More } from "./entry";

/** Tasks, gates, and what retires the original. */
export const checklistsTerms = {
  check: { name: "Check", says: "What exports can prove of a task; it passes, fails, or cannot be told." },
  evidence: { name: "Evidence", says: "What stands behind a tick: the import that confirms it, or who ticked it and when." },
  contradicted: {
    name: "Contradicted",
    says: "Ticked or signed, and a newer import says otherwise; it stays as it is until a person decides.",
  },
  ticked: { name: "Ticked", says: "Somebody says that it is done; kept with name, time and what exports said then." },
  blocked: { name: "Blocked", says: "Something stands in the way of the task; why, and since when, is written." },
  notApplicable: { name: "Not applicable", says: "Not needed in this migration; the reason is written." },
  gate: { name: "Gate", says: "The end of a phase, which a lead signs once everything is done, or waived with a reason." },
  gateOpen: { name: "Open (gate)", says: "Something of the phase is not done yet, or exports disagree." },
  gateReady: { name: "Ready to sign", says: "Everything is done and no export disagrees; a lead can sign." },
  signed: { name: "Signed", says: "A lead signed the gate; name, time, and what exports said then are kept." },
  waiver: { name: "Waiver", says: "A lead's reason why a gate may be signed although something is open." },
  template: { name: "Checklist template", says: "How a team shaped its checklist, saved so that another migration can begin with it." },
  mayLeave: {
    name: "May agents leave?",
    says: "The first question of Retire: whether anything would be lost if agents stopped reporting to the original.",
  },
  mayGo: {
    name: "May servers go?",
    says: "The second question of Retire: whether the original is empty and nothing is polled by it alone.",
  },
  retired: { name: "Retired", says: "An original that a lead says is switched off since a day; from then on nobody is in it." },
  statement: {
    name: "Statement",
    says: "A lead's word on what no export tells: that no UNIX/Linux, agentless or network object is polled only there.",
  },
} as const satisfies Record<string, Entry>;

export const checklistsMore: Partial<Record<keyof typeof checklistsTerms, More>> = {
  contradicted: { more: "Untick it, tick it again and say why it still holds, or undo the import that says otherwise." },
  gate: { more: "Later imports may contradict it, which is shown and undoes nothing. A lead can withdraw the signature, with a reason." },
  waiver: { more: "What is waived stays open on the checklist, and every report names it with its reason." },
  mayLeave: {
    more: "The Upgrade gate is signed, every agent in scope was heard in a new management group once, nobody's last management group is the original, and no alert is answered from it.",
  },
  mayGo: { source: scom("remove-gateway-server") },
  retired: { more: "The day is not before its last whole export. Undoing the retirement brings everything back as it was." },
};
