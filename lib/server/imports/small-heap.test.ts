import { expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { threadOf } from "@/lib/server/process/thread";
import { readerName, readerOutside } from "./reading/reading";
import { apiOf } from "./testing/api";
import { day } from "./testing/exports";
import { makeMigration } from "./testing/send";

useDatabase();

// The first to name the thread says how it starts: what its rows are estimated to take is more than this heap has.
let started = 0;
threadOf(readerName, () => {
  started += 1;
  return readerOutside({ maxOldGenerationSizeMb: 36 });
});

const header = "FQDN,Version,ManagementGroup,Domain,Note\n";
const row = (at: number) => `srv${at}.corp.test,7.0.9538.0,OPS_2012SP1,corp.test,${"long words ".repeat(20)}${at}\n`;
const fileOf = (rows: number, from = 0) => header + Array.from({ length: rows }, (_, i) => row(from + i)).join("");

it("a file at which the reading thread runs out of memory is refused with a sentence, those beside it are read, and so are later ones", async () => {
  const api = apiOf((await makeMigration()).id);
  const [small, large] = await Promise.all([
    api.send(fileOf(20), { capturedAt: day(3), coverage: "part" }),
    api.send(fileOf(45_000), { capturedAt: day(4), coverage: "part" }),
  ]);
  expect(large).toMatchObject({ status: 413, body: { code: "too-large", detail: expect.stringMatching(/memory/) } });
  expect(large.body.issues?.[0]).toMatchObject({ hint: expect.stringMatching(/in parts.*more memory/) });
  expect(small).toMatchObject({ status: 201, body: { rows: { accepted: 20 } } });
  // It died, once beside others and once alone.
  expect(started).toBeGreaterThanOrEqual(3);
  expect(await api.send(fileOf(30, 20), { capturedAt: day(5), coverage: "part" })).toMatchObject({
    status: 201,
    body: { rows: { accepted: 30 } },
  });
});
