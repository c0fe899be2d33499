import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { agentListQuery } from "@/lib/contracts/agents";
import { listAgents } from "@/lib/server/agents/list";
import { useDatabase } from "@/lib/server/database/testing";
import { getProgress } from "@/lib/server/progress/read";
import { makeMigration, sample, sendSample } from "./testing/send";

useDatabase();

type Truth = {
  day0: string;
  totals: Record<
    string,
    {
      total: number;
      onlySource: number;
      both: number;
      onlyTarget: number;
      neither: number;
      multiHomedNotUpgraded: number;
      upgradedButOnlySource: number;
    }
  >;
  agents: {
    fqdn: string;
    days: Record<string, { groups: string[]; version: string | null; shown: Record<string, string>; health: string | null }>;
  }[];
};
const days = ["0", "7", "14", "30"];

describe("the sample estate", () => {
  it("shows the truth on every day of the series", async () => {
    const truth: Truth = JSON.parse(await readFile(sample("truth.json"), "utf8"));
    const migration = await makeMigration();
    const at = (day: string) => new Date(Date.parse(truth.day0) + Number(day) * 86_400_000).toISOString();
    for (const day of days) {
      for (const group of ["OPS_2012R2", "OPS_2012SP1"]) {
        const made = await sendSample(migration.id, `exports/${group}_day${day.padStart(2, "0")}_agents.csv`, {
          capturedAt: at(day),
          coverage: "whole",
        });
        expect(made.status, JSON.stringify(made.questions)).toBe("applied");
      }
    }
    for (const day of days) {
      const expected = truth.totals[day];
      const progress = await getProgress(migration, at(day), new Date());
      expect(progress.total).toBe(expected?.total);
      const list = await listAgents(migration, agentListQuery.parse({ asOf: at(day), limit: 500 }));
      for (const agent of truth.agents) {
        const shown = list.items.find((a) => a.fqdn === agent.fqdn);
        const told = agent.days[day];
        const seen = Object.fromEntries((shown?.groups ?? []).map((g) => [g.name, g.version]));
        expect({ fqdn: agent.fqdn, day, seen }).toEqual({ fqdn: agent.fqdn, day, seen: told?.shown ?? {} });
      }
      const { waiting, upgraded, joined, dualHomed, cutOver } = progress.stages;
      expect({ onlySource: waiting + upgraded, both: joined + dualHomed, onlyTarget: cutOver, joined, upgraded }).toEqual({
        onlySource: expected?.onlySource,
        both: expected?.both,
        onlyTarget: expected?.onlyTarget,
        joined: expected?.multiHomedNotUpgraded,
        upgraded: expected?.upgradedButOnlySource,
      });
    }
  });
});
