import { Session } from "node:inspector/promises";
import { expect, it } from "vitest";
import type { FlagCode } from "../stages";

/** Files whose rules decide what is derived of agents: each branch of them is to show in the series. */
const ruled = [
  "agent-around",
  "agent-flags",
  "agent-history",
  "agent-method",
  "agent-moment",
  "agent-stage",
  "agent-steps",
  "agent-word",
  "ageing",
  "builds",
  "certificates",
  "failover",
  "listings",
  "operating-systems",
  "own-word",
  "pending",
  "period-listings",
  "releases",
  "settling",
  "silence",
];

/** What of these files has no part in it, what only types ask for (the other value of an index), and what the test's own loader adds. */
const beside = new Set(["changedFields", "factChanges", "hasSystems"]);
const ofTypes = /^\?\? (0|false|-1|null|""|\[\]|Number\.\w+)$/;
/** Asked by others than the rules of agents, or by nobody where groups always have a target. */
const ofOthers = new Set([
  "agent-around spans: return [];",
  "builds rollupOf: return null;",
  'agent-flags raiseOfVersion: ?? "the target"',
]);
const ofLoader = /catch \{\}/;

/** Runs the series while V8 counts, and tells which pieces of the rules it left out. */
async function leftOut(): Promise<string[]> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Debugger.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  const { goldenSeries } = await import("./series");
  goldenSeries();
  const { result } = await session.post("Profiler.takePreciseCoverage");
  const pieces: string[] = [];
  for (const { url, scriptId, functions } of result) {
    const file = /\/lib\/domain\/([\w-]+)\.ts$/.exec(url)?.[1];
    if (!file || !ruled.includes(file)) continue;
    const { scriptSource } = await session.post("Debugger.getScriptSource", { scriptId });
    for (const { functionName, ranges } of functions) {
      if (beside.has(functionName)) continue;
      for (const { count, startOffset, endOffset } of ranges) {
        const text = scriptSource.slice(startOffset, endOffset).replace(/\s+/g, " ");
        if (count === 0 && !ofTypes.test(text) && !ofLoader.test(text)) pieces.push(`${file} ${functionName}: ${text.slice(0, 160)}`);
      }
    }
  }
  session.disconnect();
  return pieces.filter((piece) => !ofOthers.has(piece));
}

it("leaves no branch of a rule out, so that whoever changes one changes what the series derives to", async () => {
  expect(await leftOut()).toEqual([]);
});

it("shows every stage, flag, severity and method, and what settles, is done, or does not report", async () => {
  const { goldenAgents } = await import("./agents");
  const { derived } = await import("./series");
  const { flagCodes, methods, stages } = await import("../stages");
  const states = goldenAgents.flatMap((agent) => derived(agent).periods.map(({ state }) => state));
  const flags = states.flatMap((state) => state.flags);
  expect(new Set(states.map(({ stage }) => stage))).toEqual(new Set(stages));
  expect(new Set(flags.map(({ code }) => code))).toEqual(new Set<FlagCode>(flagCodes));
  expect(new Set(states.map(({ method }) => method))).toEqual(new Set([...methods, null]));
  const told = (of: (state: (typeof states)[number]) => unknown) => new Set(states.map(of));
  expect([told((s) => s.done), told((s) => s.notReporting), told((s) => s.inGroup)]).toEqual(Array(3).fill(new Set([true, false])));
  expect(told((s) => s.rollup)).toEqual(new Set([null, "UR2", "UR6", "UR7"]));
  expect(new Set(flags.filter(({ code }) => code === "lostMonitoring").map(({ severity }) => severity))).toEqual(
    new Set(["critical", "warning"]),
  );
  expect(new Set(flags.map(({ settling }) => settling))).toEqual(new Set([true, false]));
  expect(goldenAgents.some((agent) => derived(agent).due !== null)).toBe(true);
});

it("derives to the same each time, whatever was derived before", async () => {
  const { goldenSeries } = await import("./series");
  expect(JSON.stringify(goldenSeries())).toBe(JSON.stringify(goldenSeries()));
});
