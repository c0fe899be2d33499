import { describe, expect, it } from "vitest";
import { circleWith } from "./needs";
import { type Estate, type KeptTask, planTasks } from "./plan";
import { planShape, shapeOf } from "./shape";

const bare: Estate = { sourceManagementServers: [], sourceGateways: [], targetGateways: [] };
const gateways: Estate = { ...bare, targetGateways: ["gw1.test", "gw2.test"] };
const idOf = (key: string, subject: string | null) => `${key} ${subject ?? ""}`.trim();
const said = (templateKey: string | null, more: Partial<KeptTask> = {}): KeptTask => ({
  id: templateKey ?? "own",
  templateKey,
  subject: null,
  number: templateKey ? null : 1,
  phase: "deploy",
  component: "network",
  title: null,
  detail: null,
  position: null,
  archived: null,
  prerequisites: [],
  ownNeeds: templateKey === null,
  ...more,
});
const own = (title: string, more: Partial<KeptTask> = {}) => said(null, { title, ...more });
const plan = (rows: KeptTask[], estate = bare) => planTasks(estate, rows, idOf);

describe("the shape of a checklist", () => {
  it("is empty for the built-in one, also where tasks were only planned or ticked", () => {
    expect(shapeOf(plan([]))).toEqual({ shaped: [], added: [] });
    expect(shapeOf(plan([said("DEP-02")]))).toEqual({ shaped: [], added: [] });
  });

  it("tells words, places, what is archived and chained, by keys", () => {
    const rows = [
      said("DEP-02", { title: "Our accounts", position: 3.5 }),
      said("RET-03", { archived: false }),
      said("DEP-05", { ownNeeds: true, prerequisites: ["own", "DEP-02", "gone"] }),
      own("Tell the network team", { prerequisites: ["DEP-02"], detail: "By ticket" }),
    ];
    expect(shapeOf(plan(rows))).toEqual({
      shaped: [
        { key: "RET-03", archived: false },
        { key: "DEP-02", title: "Our accounts", position: 3.5 },
        { key: "DEP-05", needs: ["OWN-1", "DEP-02"] },
      ],
      added: [
        {
          key: "OWN-1",
          phase: "deploy",
          component: "network",
          title: "Tell the network team",
          detail: "By ticket",
          position: null,
          needs: ["DEP-02"],
        },
      ],
    });
  });

  it("leaves out what is about one server, and own tasks that were archived", () => {
    const one = said("DEP-12", { id: "DEP-12 gw1.test", subject: "gw1.test", title: "Only here" });
    expect(shapeOf(plan([one, own("x", { archived: true }), own("y", { id: "o2", number: 2, subject: "gw1.test" })], gateways))).toEqual({
      shaped: [],
      added: [],
    });
  });

  it("taken over by an untouched checklist is the same shape; taken over twice it changes nothing", () => {
    const shape = shapeOf(plan([said("DEP-02", { title: "Our accounts" }), own("Tell them")]));
    const use = planShape(shape, plan([]));
    expect([use.shape.map(({ task }) => task.id), use.add.map(({ title }) => title), use.kept]).toEqual([["DEP-02"], ["Tell them"], 0]);
    const again = planShape(shape, plan([said("DEP-02", { title: "Our accounts" }), own("tell them")]));
    expect([again.shape, again.add, again.kept]).toEqual([[], [], 2]);
  });

  it("reaches every server's task of a key, and leaves alone what the team shaped", () => {
    const shape = { shaped: [{ key: "DEP-12", title: "Ours" }], added: [] };
    const mine = said("DEP-12", { id: "DEP-12 gw1.test", subject: "gw1.test", title: "Mine" });
    expect(planShape(shape, plan([mine], gateways)).shape.map(({ task }) => task.subject)).toEqual(["gw2.test"]);
  });
});

describe("what comes before", () => {
  const all = new Map([
    ["a", { prerequisites: [] }],
    ["b", { prerequisites: ["a"] }],
    ["c", { prerequisites: ["b"] }],
  ]);
  it.each([
    ["a", ["c"], "c"],
    ["a", ["a"], "a"],
    ["b", ["c", "a"], "c"],
    ["c", ["a", "b"], null],
    ["d", ["c"], null],
  ])("%s after %j: circle %j", (id, needs, circle) => expect(circleWith(id, needs, all)).toBe(circle));
});
