import { v7 } from "uuid";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Standing } from "@/lib/contracts/activity";
import { useDatabase } from "@/lib/server/database/testing";
import { hub } from "@/lib/server/events/hub";
import { inImportTurn } from "./memory";
import { apiOf } from "./testing/api";
import { csvOf, day, names } from "./testing/exports";
import { makeMigration } from "./testing/send";

useDatabase();
let migration: string;
let api: ReturnType<typeof apiOf>;
let heard: Standing[];
let stop: () => unknown;
const listeners = new Set<() => void>();

beforeEach(async () => {
  migration = (await makeMigration()).id;
  api = apiOf(migration);
  heard = [];
  stop = await hub().subscribe({
    migration,
    hear: (one) => {
      if (one.kind !== "standing") return;
      heard.push(one.standing);
      for (const wake of listeners) wake();
    },
  });
});
afterEach(() => stop());

/** Resolves when this was heard. */
async function hears(wanted: Partial<Standing>): Promise<void> {
  const fits = (one: Standing) => Object.entries(wanted).every(([key, value]) => one[key as keyof Standing] === value);
  while (!heard.some(fits))
    await new Promise<void>((resolve) => {
      listeners.add(resolve);
    });
}

/** Keeps everybody else waiting until it is let go. */
function busy(): () => void {
  let go: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  for (let at = 0; at < 2; at++) void inImportTurn(() => held);
  return go;
}

describe("whoever waits for the turn of an import", () => {
  it("hears how many are before it, until it is read", async () => {
    const [first, second] = [v7(), v7()];
    const go = busy();
    const content = csvOf(names(3));
    const sent = [first, second].map((upload, at) => api.send(content, { upload, capturedAt: day(3 + at) }));
    await Promise.all([hears({ of: first }), hears({ of: second })]);
    expect(heard.map(({ before }) => before).sort()).toEqual([2, 3]);
    go();
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([201, 201]);
    await Promise.all([hears({ of: first, before: 0 }), hears({ of: second, before: 0 })]);
    expect(heard.filter(({ read }) => read > 0)).toEqual([]);
  });

  it("hears it of an import that is applied, and of one that is taken back", async () => {
    const { id } = (await api.send(csvOf(names(3)), { capturedAt: day(3), apply: "false" })).body;
    for (const work of [() => api.apply(id), () => api.undo(id)]) {
      heard.length = 0;
      const go = busy();
      const answer = work();
      await hears({ of: id, before: 2 });
      go();
      expect((await answer).status).toBe(200);
      await hears({ of: id, before: 0 });
    }
  });

  it("hears which share of a large file is read, in order, and nothing where it gave no id", async () => {
    const large = `FQDN,Version\n${"?,?\n".repeat(1_200_000)}`;
    const said = { kind: "agents", group: "OPS_2012SP1", capturedAt: day(3), coverage: "part", apply: "false" };
    await api.send(`${large}?,1\n`, said);
    expect(heard).toEqual([]);
    const upload = v7();
    expect((await api.send(large, { ...said, upload })).status).toBe(201);
    await hears({ of: upload, read: 1 });
    const shares = heard.map(({ read }) => read);
    expect(shares.length).toBeGreaterThan(5);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it("cannot name it by anything but an id", async () => {
    expect((await api.send(csvOf(names(3)), { upload: "mine", capturedAt: day(3) })).status).toBe(400);
  });
});
