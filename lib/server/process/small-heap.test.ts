import { join } from "node:path";
import { expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { reportsOf } from "@/lib/server/report/testing/api";
import { threadOf, unbundledThread } from "./thread";

useDatabase();

/** Both threads need 14 to 17 MB for what is asked of them below. The first to name a thread says how it starts: the first one with a heap too small for its work, those that follow it as usual. */
function smallAtFirst(name: string, file: string, maxOldGenerationSizeMb: number): () => number {
  let started = 0;
  threadOf(name, () => unbundledThread(join(process.cwd(), file), started++ === 0 ? { maxOldGenerationSizeMb } : undefined));
  return () => started;
}
const derivers = smallAtFirst("deriver", "lib/server/projection/deriving/deriver.ts", 8);
const painters = smallAtFirst("report painter", "lib/server/report/painter.ts", 8);

const refusal = {
  status: 503,
  code: "out-of-memory",
  detail: expect.stringMatching(/more memory than the server has.*nothing was changed/),
};

it("where the thread that derives runs out of memory nothing is half done, others beside it hear the same, and it works again", async () => {
  const [one, other] = [apiOf((await makeMigration()).id), apiOf((await makeMigration()).id)];
  for (const api of [one, other])
    for (const [at, health] of ["Success", "Error"].entries())
      await api.send(csvOf(names(3_000).map((name) => ({ name, health }))), { capturedAt: day(3 + at), coverage: "whole" });
  const state = async (api: typeof one) => ({
    imports: (await api.imports()).body.items,
    stages: (await api.progress()).body.stages,
    kept: await api.kept(),
    events: await api.events(),
  });
  const last = async (api: typeof one) => (await api.imports()).body.items.find(({ number }) => number === 2)?.id ?? "";
  const before = [await state(one), await state(other)];
  const undone = await Promise.all([one.undo(await last(one)), other.undo(await last(other))]);
  expect(undone[0]).toMatchObject({ status: 503, body: refusal });
  expect(undone.map(({ status }) => status)).toEqual([503, expect.toBeOneOf([200, 503])]);
  expect(await state(one)).toEqual(before[0]);
  if (undone[1]?.status === 503) expect(await state(other)).toEqual(before[1]);
  expect((await one.undo(await last(one))).status).toBe(200);
  expect((await one.progress()).body.total).toBe(3_000);
  expect(derivers()).toBeGreaterThanOrEqual(2);
});

it("a report at which the thread that draws runs out of memory is refused before anything of it is sent; the next is drawn", async () => {
  const { id } = await makeMigration();
  await apiOf(id).send(csvOf(names(3)), { capturedAt: day(3) });
  const reports = reportsOf(id);
  const refused = await reports.made("report.pptx");
  expect([refused.status, Number(refused.headers.get("retry-after")) > 0]).toEqual([503, true]);
  expect(await refused.json()).toMatchObject(refusal);
  // Its turn was given back: two are drawn at a time.
  for (const answer of await Promise.all(["pdf", "html", "pptx"].map((file) => reports.made(`report.${file}`)))) {
    expect(answer.status).toBe(200);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(5_000);
  }
  expect(painters()).toBe(2);
});
