import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Agent, agentListQuery } from "@/lib/contracts/agents";
import type { Migration } from "@/lib/contracts/migrations";
import { editAgent } from "@/lib/server/agents/edit";
import { listAgents } from "@/lib/server/agents/list";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import { freezeBaseline } from "@/lib/server/drift/freeze";
import { addPlannedChange } from "@/lib/server/drift/planned";
import type { Call } from "@/lib/server/events/call";
import { createImport } from "@/lib/server/imports/create";
import { temporaryFolder } from "@/lib/server/imports/temporary-folder";
import { createMigration } from "@/lib/server/migrations/create";
import { readMigration } from "@/lib/server/migrations/read";
import { freezeReport } from "@/lib/server/report/frozen/freeze";
import { addSchedule } from "@/lib/server/report/sending/manage";
import { enterComponent } from "@/lib/server/servers/enter";
import { addOwnTask, commentOnTasks, signSampleGate, tellTasks, tickPhase } from "./checklist";
import { chapters, Days } from "./days";
import { acceptedBecause, alertsOf, decisionsOn } from "./decisions";
import { type Export, exports, migrationOf, sampleName } from "./exports";
import { moved } from "./moved";
import { baselineName, plannedComponents, plansOf } from "./planned";
import { commentsOf, deployLater, ownersLater, ownTaskOf, sampleSchedule, sampleTemplate, upgradeOf } from "./teamwork";

const folder = join(process.cwd(), "public", "samples");

/** A migration made of the sample exports by the ordinary ways in, as if its team had done it day by day. Each call makes another one, under a name of its own. */
export async function loadSample(call: Call): Promise<Migration> {
  const days = new Days(call.now);
  const on = ([day, hours = 0]: readonly [number, number?]): Call => ({ ...call, now: days.at(day, hours) });
  const migration = await createMigration(on([0, -1]), { ...migrationOf(days), name: await freeName() });
  const { id } = migration;
  const imported = async (from: number, until: number) => {
    for (const one of exports) if (one.day >= from && one.day < until) await importOne(on([one.day, 1]), id, days, one);
  };

  await imported(0, 1);
  await freezeBaseline(on(chapters.baseline), id, { name: baselineName });
  await imported(1, 2);
  await tickPhase(on(chapters.retained), id, "retain");
  await signSampleGate(on(chapters.retained), id, "retain", () => ownersLater);
  await imported(2, 5);
  for (const component of plannedComponents) await enterComponent(on(chapters.deployed), id, component);
  await tickPhase(on(chapters.deployed), id, "deploy", Object.keys(deployLater));
  await signSampleGate(on(chapters.deployed), id, "deploy", (key) => deployLater[key] ?? "");
  for (const { at, change } of plansOf(days)) await addPlannedChange({ ...call, now: at }, migration, change);
  await imported(5, Number.POSITIVE_INFINITY);

  const told = on(chapters.told);
  await tellTasks(told, id, upgradeOf(days));
  await commentOnTasks(call, id, commentsOf(days));
  await addOwnTask(told, id, { ...ownTaskOf(days), template: sampleTemplate });
  const agents = await listAgents(migration, agentListQuery.parse({ limit: 500 }));
  for (const agent of agents.items) await editAgent(told, id, agent.fqdn, patchOf(days, agent), agent.revision);
  const whole = await readMigration(pool(), id);
  for (const day of chapters.reported) await freezeReport(on([day, 4]), whole, { asOf: days.at(day).toISOString() });
  await addSchedule(told, whole, sampleSchedule);
  return whole;
}

/** An export with its dates moved, under a name that tells the day. */
async function importOne(call: Call, migrationId: string, days: Days, { file, day, ofNothing }: Export): Promise<void> {
  const content = moved(await readFile(join(folder, file), "utf8"), days.movedBy);
  const place = await temporaryFolder();
  try {
    const path = join(place, randomUUID());
    await writeFile(path, content);
    await createImport(call, migrationId, {
      path,
      fileName: basename(file)
        .replace(/_day\d\d/, "")
        .replace(".csv", `_${days.date(day)}.csv`),
      bytes: Buffer.byteLength(content),
      sha256: createHash("sha256").update(content).digest("hex"),
      input: { capturedAt: days.at(day).toISOString(), coverage: "whole", ...ofNothing },
      apply: true,
      remove: async () => undefined,
    });
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

function patchOf(days: Days, { fqdn, stage, flags }: Agent) {
  const arrived = stage === "cutOver" && !flags.some(({ code }) => code === "neverReported");
  return {
    ...decisionsOn(days, fqdn),
    ...alertsOf(days, fqdn, stage),
    ...(arrived ? { cutOverAccepted: { reason: acceptedBecause } } : {}),
  };
}

async function freeName(): Promise<string> {
  const others = await tables(pool()).migration.findMany({ where: { archivedAt: null }, select: { name: true } });
  const taken = new Set(others.map(({ name }) => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? sampleName : `${sampleName} (${number})`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
