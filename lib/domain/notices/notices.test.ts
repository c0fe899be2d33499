import { describe, expect, it } from "vitest";
import { type NoticeTask, noticesFor } from "./notices";

const ada = { id: "ada", name: "Ada", signsGates: false, excludes: false, schedules: false };
const task = (id: string, more: Partial<NoticeTask> = {}): NoticeTask => ({
  id,
  key: id.toUpperCase(),
  title: `Title of ${id}`,
  subject: null,
  phase: "deploy",
  state: "open",
  stale: false,
  ownerId: null,
  ownerBy: null,
  ownerAt: null,
  prerequisites: [],
  settledAt: null,
  tickedById: null,
  check: null,
  importNumber: null,
  importAt: null,
  ...more,
});
const at = (hour: number) => new Date(Date.UTC(2026, 1, 14, hour)).toISOString();
const kinds = (tasks: NoticeTask[], person = ada) => noticesFor(person, tasks, []).map(({ kind }) => kind);

describe("what somebody is to know", () => {
  it.each<[string, Partial<NoticeTask>, string[]]>([
    ["given by another", { ownerId: "ada", ownerBy: "Lea", ownerAt: at(1) }, ["assigned"]],
    ["taken by oneself", { ownerId: "ada", ownerBy: "Ada", ownerAt: at(1) }, []],
    ["given to another", { ownerId: "bob", ownerBy: "Lea", ownerAt: at(1) }, []],
    ["given, and done since", { ownerId: "ada", ownerBy: "Lea", ownerAt: at(1), state: "done", settledAt: at(2) }, []],
    ["one's tick contradicted", { state: "done", stale: true, tickedById: "ada", settledAt: at(1) }, ["contradicted"]],
    ["another's tick contradicted", { state: "done", stale: true, tickedById: "bob", settledAt: at(1) }, []],
    [
      "another's tick of one's task contradicted",
      { state: "done", stale: true, tickedById: "bob", settledAt: at(1), ownerId: "ada" },
      ["contradicted"],
    ],
  ])("%s", (_, more, expected) => expect(kinds([task("dep-01", more)])).toEqual(expected));

  it("is told when all that a task of theirs waited for is done", () => {
    const own = task("dep-05", { ownerId: "ada", prerequisites: ["a", "b", "unknown"] });
    const a = task("a", { state: "done", settledAt: at(3) });
    expect(kinds([own, a, task("b")])).toEqual([]);
    const [notice] = noticesFor(ada, [own, a, task("b", { state: "notApplicable", settledAt: at(5) })], []);
    expect(notice).toMatchObject({ kind: "unblocked", at: at(5), text: "What it waited for is done, B the last." });
    expect(kinds([{ ...own, ownerId: null }, a, task("b", { state: "done", settledAt: at(5) })])).toEqual([]);
    expect(kinds([{ ...own, state: "inProgress" }, a, task("b", { state: "done", settledAt: at(5) })])).toEqual([]);
  });

  it("names the import, and is news again when a newer one disagrees", () => {
    const stale = { state: "done", stale: true, tickedById: "ada", settledAt: at(1), check: { summary: "Not healthy: gw1." } } as const;
    const told = (importNumber: number, importAt: string) => noticesFor(ada, [task("dep-12", { ...stale, importNumber, importAt })], [])[0];
    expect(told(41, at(2))).toMatchObject({ at: at(2), text: "Import #41 disagrees with your tick: Not healthy: gw1." });
    expect(told(41, at(2))?.id).not.toBe(told(42, at(3))?.id);
  });

  it("tells gates that are ready to those who sign, newest first", () => {
    const tasks = [task("a", { state: "done", settledAt: at(4) }), task("b", { ownerId: "ada", ownerBy: "Lea", ownerAt: at(2) })];
    const gates = [
      { phase: "deploy", state: "ready" },
      { phase: "retire", state: "ready" },
      { phase: "upgrade", state: "open" },
    ] as const;
    expect(noticesFor({ ...ada, signsGates: true, excludes: false }, tasks, gates).map(({ kind, phase }) => [kind, phase])).toEqual([
      ["gateReady", "deploy"],
      ["assigned", "deploy"],
    ]);
    expect(noticesFor(ada, tasks, gates).map(({ kind }) => kind)).toEqual(["assigned"]);
  });

  it("excluded agents that an export lists again are one notice, for who may include them again", () => {
    const again = (fqdn: string, since: string) => ({ fqdn, since, excludedBy: "Lea", reason: "Switched off" });
    const relisted = [again("b.corp.test", at(3)), again("a.corp.test", at(3)), again("c.corp.test", at(5))];
    expect(noticesFor(ada, [], [], { relisted })).toEqual([]);
    expect(noticesFor({ ...ada, excludes: true }, [], [], { relisted }).map(({ title, at: when, text }) => [title, when, text])).toEqual([
      ["c.corp.test: excluded, yet listed again", at(5), expect.stringContaining("Lea excluded it: Switched off.")],
      ["a.corp.test and 1 more: excluded, yet listed again", at(3), expect.any(String)],
    ]);
  });
});
