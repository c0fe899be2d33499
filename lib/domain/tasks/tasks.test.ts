import { describe, expect, it } from "vitest";
import { checks } from "../checks/checks";
import type { TaskState } from "./components";
import { phases } from "./phases";
import { type Estate, type KeptTask, planTasks } from "./plan";
import { countTasks, isStale, nextFor, openPrerequisites } from "./state";
import { template } from "./template";

const bare: Estate = { sourceManagementServers: [], sourceGateways: [], targetGateways: [] };
const idOf = (key: string, subject: string | null) => (subject ? `${key} ${subject}` : key);
const kept = (more: Partial<KeptTask>): KeptTask => ({
  id: "OWN",
  templateKey: null,
  subject: null,
  number: 1,
  phase: "deploy",
  component: "network",
  title: "Own",
  detail: null,
  position: null,
  archived: null,
  prerequisites: [],
  ownNeeds: more.templateKey === undefined,
  ...more,
});
const of = (estate: Partial<Estate>, rows: KeptTask[], key: string) =>
  planTasks({ ...bare, ...estate }, rows, idOf)
    .filter((task) => task.key === key)
    .map(({ subject }) => subject);

describe("the template", () => {
  it("has 105 tasks with keys of their own, sources, and needs that exist and run in no circle", () => {
    const keys = new Map(template.map((task) => [task.key, task]));
    expect([template.length, keys.size]).toEqual([105, 105]);
    const depth = (key: string, above: string[]): void => {
      expect(above).not.toContain(key);
      for (const need of keys.get(key)?.needs ?? []) {
        expect(keys.has(need), `${key} needs ${need}`).toBe(true);
        depth(need, [...above, key]);
      }
    };
    for (const { key, detail, source, check } of template) {
      depth(key, []);
      expect(detail.length, key).toBeGreaterThan(20);
      expect(source.name).not.toBe("");
      if (check) expect(checks[check]).toBeTypeOf("function");
    }
    expect([...new Set(template.map(({ phase }) => phase))]).toEqual([...phases]);
  });
});

describe("the order of the template", () => {
  const waitsFor = (key: string, seen = new Set<string>()): ReadonlySet<string> => {
    for (const need of template.find((task) => task.key === key)?.needs ?? []) if (!seen.has(need)) waitsFor(need, seen.add(need));
    return seen;
  };

  it.each([
    ["the pilot after servers, rollup, packs, accounts and health", "UPG-02", ["DEP-08", "DEP-09", "DEP-19", "DEP-20", "UPG-03", "DEP-22"]],
    ["pushes after the rollup", "UPG-05", ["DEP-09"]],
    ["the command line after the rollup", "UPG-07", ["DEP-09"]],
    ["agents leave once it is read-only, announced, and nothing puts it back", "RTR-03", ["RTR-14", "RTR-15", "RTR-17", "RTR-05"]],
  ])("%s", (_, key, needs) => {
    expect([...waitsFor(key)]).toEqual(expect.arrayContaining(needs));
  });

  it("has the first storm of alerts in Upgrade, and leaves places that teams chose where they are", () => {
    expect(template.find(({ key }) => key === "DEP-29")?.phase).toBe("upgrade");
    const whole = planTasks(bare, [], idOf).filter(({ position }) => Number.isInteger(position));
    expect(whole.map(({ key }) => key).slice(0, 3)).toEqual(["RET-01", "RET-02", "RET-03"]);
    expect(new Set(template.map(({ key }) => planTasks(bare, [], idOf).find((task) => task.key === key)?.position)).size).toBeGreaterThan(
      90,
    );
    expect(template.findIndex(({ key }) => key === "RTR-17")).toBe(template.findIndex(({ key }) => key === "RTR-05") + 1);
  });
});

describe("the tasks of a migration", () => {
  it.each<[string, Partial<Estate>, string, (string | null)[]]>([
    ["no gateway, no task of gateways", {}, "DEP-12", []],
    ["gateways of the original ask for one of the new", { sourceGateways: ["a"] }, "DEP-12", [null]],
    ["one per gateway", { targetGateways: ["a", "b"] }, "DEP-12", ["a", "b"]],
    ["no gateway of the original to remove", { targetGateways: ["a"] }, "RTR-09", []],
    ["one per gateway of the original", { sourceGateways: ["a"] }, "RTR-09", ["a"]],
    ["servers not known: one for all", {}, "RTR-11", [null]],
    ["one per server", { sourceManagementServers: ["a", "b"] }, "RTR-11", ["a", "b"]],
  ])("%s", (_, estate, key, subjects) => expect(of(estate, [], key)).toEqual(subjects));

  it("what somebody touched stays, and is what they made of it", () => {
    const touched = kept({ id: "DEP-12 a", templateKey: "DEP-12", subject: "a", number: null, title: "Mine", position: -2 });
    expect(of({}, [touched], "DEP-12")).toEqual(["a"]);
    const [task] = planTasks(bare, [touched], idOf).filter(({ key }) => key === "DEP-12");
    expect(task).toMatchObject({ title: "Mine", position: -2, archived: false, kept: touched });
  });

  it("waits for the same server, else for all; never for what is archived or gone", () => {
    const tasks = planTasks({ ...bare, targetGateways: ["a", "b"] }, [kept({ prerequisites: ["DEP-02", "gone"] })], idOf);
    const needs = (id: string) => tasks.find((task) => task.id === id)?.prerequisites;
    expect(needs("DEP-13 a")).toEqual(["DEP-12 a", "DEP-08"]);
    expect(needs("DEP-22")).toEqual(["DEP-08", "DEP-12 a", "DEP-12 b", "DEP-17"]);
    expect(needs("UPG-22")).toEqual(["UPG-19"]);
    expect(needs("OWN")).toEqual(["DEP-02"]);
  });
});

describe("a tick", () => {
  const fail = (summary: string) => ({ result: "fail" as const, summary });
  const pass = { result: "pass" as const, summary: "fine" };
  it.each<[string, Parameters<typeof isStale>, boolean]>([
    ["nobody ticked", [null, fail("a")], false],
    ["nothing can be checked", [{ reason: null, evidence: null }, null], false],
    ["the facts agree", [{ reason: null, evidence: pass }, pass], false],
    [
      "nothing is known any more",
      [
        { reason: null, evidence: pass },
        { result: "unknown", summary: "" },
      ],
      false,
    ],
    ["the facts turned", [{ reason: null, evidence: pass }, fail("a")], true],
    ["facts came later", [{ reason: null, evidence: { result: "unknown", summary: "" } }, fail("a")], true],
    ["ticked against the facts without a word", [{ reason: null, evidence: fail("a") }, fail("a")], true],
    ["ticked against the facts with a reason", [{ reason: "why", evidence: fail("a") }, fail("a")], false],
    ["the facts say something else now", [{ reason: "why", evidence: fail("a") }, fail("b")], true],
  ])("%s", (_, given, stale) => expect(isStale(...given)).toBe(stale));
});

const task = (id: string, state: TaskState, more: { needs?: string[]; owner?: string; due?: string; stale?: boolean } = {}) => ({
  id,
  state,
  prerequisites: more.needs ?? [],
  ownerId: more.owner ?? null,
  dueDate: more.due ?? null,
  stale: more.stale ?? false,
});

describe("what is next", () => {
  it("is what one can do now: contradicted, begun, due, then nobody's", () => {
    const tasks = [
      task("free", "open"),
      task("theirs", "open", { owner: "ben" }),
      task("later", "open", { owner: "ada", due: "2026-12-02" }),
      task("sooner", "open", { owner: "ada", due: "2026-12-01" }),
      task("waits", "open", { owner: "ada", needs: ["free"] }),
      task("begun", "inProgress", { owner: "ada" }),
      task("blocked", "blocked", { owner: "ada" }),
      task("stale", "done", { owner: "ada", stale: true }),
      task("free stale", "done", { stale: true }),
    ];
    expect(nextFor(tasks, "ada").map(({ id }) => id)).toEqual(["stale", "begun", "sooner", "later", "free stale", "free"]);
    expect(nextFor(tasks, null).map(({ id }) => id)).toEqual(["free stale", "free"]);
  });

  it("prerequisites that are done or not applicable hold nobody up", () => {
    const all = [task("a", "done"), task("b", "notApplicable"), task("c", "blocked"), task("d", "open", { needs: ["a", "b", "c", "x"] })];
    const byId = new Map(all.map((one) => [one.id, one]));
    expect(openPrerequisites(all[3] ?? task("", "open"), byId).map(({ id }) => id)).toEqual(["c"]);
    expect(countTasks(all)).toEqual({ done: 1, total: 3, stale: 0, blocked: 1, inProgress: 0 });
  });
});
