import "server-only";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
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
import { createMigration } from "@/lib/server/migrations/create";
import { readMigration } from "@/lib/server/migrations/read";
import { freezeReport } from "@/lib/server/report/frozen/freeze";
import { addSchedule } from "@/lib/server/report/sending/manage";
import { enterComponent } from "@/lib/server/servers/enter";
import { addOwnTask, commentOnTasks, signSampleGate, tellTasks, tickPhase } from "./checklist";
import { plannedComponents } from "./components";
import {
  acceptedBecause,
  alertsOf,
  decisionsOn,
  deployLater,
  exportsAfterBaseline,
  exportsBeforeBaseline,
  exportsBeforeGate,
  laterGateway,
  ownersLater,
  sampleBaseline,
  sampleMigration,
  sampleMoments,
  samplePlans,
  sampleReports,
  upgradeTold,
} from "./story";
import { sampleComments, sampleSchedule, sampleTask, sampleTemplate } from "./teamwork";

const folder = join(process.cwd(), "public", "samples", "exports");

/** A migration made of the sample exports by the ordinary ways in. Each call makes another one, under a name of its own. */
export async function loadSample(call: Call): Promise<Migration> {
  const body = { ...sampleMigration, groups: [...sampleMigration.groups], name: await freeName() };
  const migration = await createMigration(call, body);
  await importAll(call, migration.id, exportsBeforeBaseline);
  await freezeBaseline({ ...call, now: sampleBaseline.at }, migration.id, { name: sampleBaseline.name });
  for (const { at, change } of samplePlans) await addPlannedChange({ ...call, now: at }, migration, change);
  await importAll(call, migration.id, exportsBeforeGate);
  const at = (now: Date): Call => ({ ...call, now });
  await tickPhase(at(sampleMoments.retained), migration.id, "retain");
  await signSampleGate(at(sampleMoments.retained), migration.id, "retain", ownersLater);
  await importAll(
    call,
    migration.id,
    exportsAfterBaseline.filter(({ capturedAt }) => Date.parse(capturedAt) < sampleMoments.deployed.getTime()),
  );
  const [later, planned] = [plannedComponents.filter(isLater), plannedComponents.filter((one) => !isLater(one))];
  for (const component of planned) await enterComponent(at(sampleMoments.deployed), migration.id, component);
  await tickPhase(at(sampleMoments.deployed), migration.id, "deploy", deployLater.tasks);
  await signSampleGate(at(sampleMoments.deployed), migration.id, "deploy", deployLater.reason);
  await importAll(
    call,
    migration.id,
    exportsAfterBaseline.filter(({ capturedAt }) => Date.parse(capturedAt) >= sampleMoments.deployed.getTime()),
  );
  for (const component of later) await enterComponent(at(sampleMoments.told), migration.id, component);
  await tellTasks(at(sampleMoments.told), migration.id, upgradeTold);
  await commentOnTasks(call, migration.id, sampleComments);
  await addOwnTask(at(sampleMoments.told), migration.id, { ...sampleTask, template: sampleTemplate });
  const agents = await listAgents(migration, agentListQuery.parse({ limit: 500 }));
  for (const agent of agents.items) await editAgent(call, migration.id, agent.fqdn, patchOf(agent), agent.revision);
  const whole = await readMigration(pool(), migration.id);
  for (const { asOf, now } of sampleReports) await freezeReport(at(now), whole, { asOf });
  await addSchedule(at(sampleMoments.told), whole, sampleSchedule);
  return whole;
}

const isLater = ({ name }: { name: string }) => name === laterGateway;

async function importAll(call: Call, migrationId: string, exports: typeof exportsBeforeBaseline): Promise<void> {
  for (const { fileName, capturedAt, ofNothing } of exports) {
    const path = join(folder, fileName);
    const content = await readFile(path);
    const sha256 = createHash("sha256").update(content).digest("hex");
    const input = { capturedAt, coverage: "whole", ...ofNothing } as const;
    await createImport(call, migrationId, {
      path,
      fileName,
      bytes: content.length,
      sha256,
      input,
      apply: true,
      remove: async () => undefined,
    });
  }
}

function patchOf(agent: Agent) {
  const arrived = agent.stage === "cutOver" && !agent.flags.some(({ code }) => code === "neverReported");
  return {
    ...decisionsOn(agent.fqdn),
    ...alertsOf(agent.fqdn, agent.stage, arrived),
    ...(arrived ? { cutOverAccepted: { reason: acceptedBecause } } : {}),
  };
}

async function freeName(): Promise<string> {
  const others = await tables(pool()).migration.findMany({ where: { archivedAt: null }, select: { name: true } });
  const taken = new Set(others.map(({ name }) => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? sampleMigration.name : `${sampleMigration.name} (${number})`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
