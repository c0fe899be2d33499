import { type GateState, gateName } from "../gates/state";
import type { TaskState } from "../tasks/components";
import type { PhaseId } from "../tasks/phases";
import { isSettled } from "../tasks/state";

/**
 * Why somebody is told: given to them, their tick contradicted, what it waited for is done, a gate that they may
 * sign, an agent that they may include again because the agent is listed again, a management group that was not collected when it was due. */
export const noticeKinds = ["contradicted", "assigned", "unblocked", "gateReady", "excludedButListed", "collectionLate"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Instants as ISO 8601 UTC. */
export type NoticeTask = {
  id: string;
  key: string;
  title: string;
  subject: string | null;
  phase: PhaseId;
  state: TaskState;
  stale: boolean;
  ownerId: string | null;
  ownerBy: string | null;
  ownerAt: string | null;
  prerequisites: readonly string[];
  /** Since when it is done or not applicable. */
  settledAt: string | null;
  tickedById: string | null;
  check: { summary: string } | null;
  /** The newest import that the check rests on, and when it was applied. */
  importNumber: number | null;
  importAt: string | null;
};
export type NoticeGate = { phase: PhaseId; state: GateState };
/** An excluded agent that was in no export and is listed again. `since`: the capture that shows it. */
export type NoticeAgent = { fqdn: string; since: string; excludedBy: string; reason: string };
/** A collection that did not come. `last`: the one before; the texts are moments as people there read them. */
export type NoticeLate = {
  groupId: string;
  group: string;
  due: string;
  dueText: string;
  lateAt: string;
  last: { number: number; text: string } | null;
};
export type NoticePerson = { id: string; name: string; signsGates: boolean; excludes: boolean; schedules: boolean };

/** `id` is the same as long as the same thing is told, so that having read it is remembered. `phase`: null where it is of none. */
export type Notice = { id: string; kind: NoticeKind; at: string; phase: PhaseId | null; task: string | null; title: string; text: string };

/** What a person is to know now, newest first. All of it follows from how tasks, gates, exclusions and collections stand: what no longer holds is gone. */
export function noticesFor(
  person: NoticePerson,
  tasks: readonly NoticeTask[],
  gates: readonly NoticeGate[],
  { relisted = [], late = [] }: { relisted?: readonly NoticeAgent[]; late?: readonly NoticeLate[] } = {},
): Notice[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const ofTasks = tasks.flatMap((task) => [contradicted(person, task), assigned(person, task), unblocked(person, task, byId)]);
  const ofGates = person.signsGates ? gates.map((gate) => ready(gate, tasks)) : [];
  const ofAgents = person.excludes ? listedAgain(relisted) : [];
  const ofCollections = person.schedules ? late.map(notCollected) : [];
  return [...ofTasks, ...ofGates, ...ofAgents, ...ofCollections]
    .filter((one) => one !== null)
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? -1 : 1));
}

const named = ({ key, title, subject }: NoticeTask) => `${key} ${title}${subject ? ` (${subject})` : ""}`;

function about(kind: NoticeKind, task: NoticeTask, at: string, text: string): Notice {
  return { id: `${kind} ${task.id} ${at}`, kind, at, phase: task.phase, task: task.id, title: named(task), text };
}

/** Told to who ticked it and to who owns it: the one may have left, or be a script. */
function contradicted({ id }: NoticePerson, task: NoticeTask): Notice | null {
  const { stale, tickedById, ownerId, settledAt, importAt, importNumber, check } = task;
  if (!stale || settledAt === null || (tickedById !== id && ownerId !== id)) return null;
  const at = importAt && importAt > settledAt ? importAt : settledAt;
  return about(
    "contradicted",
    task,
    at,
    `${importNumber === null ? "Exports disagree" : `Import #${importNumber} disagrees`} with ${tickedById === id ? "your tick" : "the tick"}: ${check?.summary ?? ""}`,
  );
}

/** What somebody took for themselves is no news to them. */
function assigned({ id, name }: NoticePerson, task: NoticeTask): Notice | null {
  const { ownerId, ownerAt, ownerBy, state } = task;
  if (ownerId !== id || ownerAt === null || ownerBy === null || ownerBy === name || isSettled(state)) return null;
  return about("assigned", task, ownerAt, `${ownerBy} gave it to you.`);
}

function unblocked({ id }: NoticePerson, task: NoticeTask, byId: ReadonlyMap<string, NoticeTask>): Notice | null {
  const { ownerId, state, prerequisites } = task;
  if (ownerId !== id || (state !== "open" && state !== "blocked")) return null;
  const before = prerequisites.flatMap((one) => byId.get(one) ?? []);
  if (!before.length || !before.every((one) => isSettled(one.state) && one.settledAt !== null)) return null;
  const last = before.reduce((a, b) => ((b.settledAt ?? "") > (a.settledAt ?? "") ? b : a));
  return about("unblocked", task, last.settledAt ?? "", `What it waited for is done, ${last.key} the last.`);
}

function ready({ phase, state }: NoticeGate, tasks: readonly NoticeTask[]): Notice | null {
  const at = tasks.reduce(
    (latest, task) => (task.phase === phase && (task.settledAt ?? "") > latest ? (task.settledAt ?? "") : latest),
    "",
  );
  if (state !== "ready" || at === "") return null;
  return {
    id: `gateReady ${phase} ${at}`,
    kind: "gateReady",
    at,
    phase,
    task: null,
    title: gateName(phase),
    text: "Everything is done. It can be signed.",
  };
}

/** One notice for all that an export shows at once. */
function listedAgain(relisted: readonly NoticeAgent[]): Notice[] {
  return [...new Set(relisted.map(({ since }) => since))].map((at) => {
    const own = relisted.filter(({ since }) => since === at).toSorted((a, b) => (a.fqdn < b.fqdn ? -1 : 1));
    const [first] = own;
    return {
      id: `excludedButListed ${own.length} ${at}`,
      kind: "excludedButListed",
      at,
      phase: "upgrade",
      task: null,
      title: `${first?.fqdn}${own.length > 1 ? ` and ${own.length - 1} more` : ""}: excluded, yet listed again`,
      text: `${first?.excludedBy} excluded it: ${first?.reason}. It stays excluded; include it again if the computer lives again.`,
    };
  });
}

/** One for all that is missed until the next collection: the time that was missed first names it. */
const notCollected = ({ groupId, group, due, dueText, lateAt, last }: NoticeLate): Notice => ({
  id: `collectionLate ${groupId} ${due}`,
  kind: "collectionLate",
  at: lateAt,
  phase: null,
  task: null,
  title: `${group} was not collected`,
  text: `It was due ${dueText}. ${last ? `The last collection is of ${last.text}, import #${last.number}.` : "It never was collected."}`,
});
