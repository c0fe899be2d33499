import "server-only";
import { z } from "zod";
import { mostAttempts, retryWait } from "@/lib/domain/report/weekly";
import { asked } from "@/lib/server/database/asked";
import { pool } from "@/lib/server/database/pool";
import { livingBoots } from "@/lib/server/database/presence";
import { tables } from "@/lib/server/database/prisma";
import { addJob, findSending, jobKey } from "./rows";
import { giveUp } from "./send";

/** Seconds by which clocks may differ. */
const slack = 60;

/** What a worker calls itself: which boot of which process it belongs to. */
export const workerOf = (boot: number, number: number): string => `tandem ${boot} ${number}`;
const bootOf = (worker: string): number => Number(/^tandem (\d+) /.exec(worker)?.[1]);

/**
 * Takes up what was left lying: jobs that a process held which has died since (the queue itself would wait four hours), sendings
 * that lost their job, as after a restore, and those that a clock which was ahead put off too far.
 */
export async function takeUpSendings(now: Date): Promise<void> {
  await unlockDead();
  await resumeInterrupted();
  const where = { state: { in: ["waiting", "retrying"] } };
  for (const { id } of await tables(pool()).reportSending.findMany({ where, select: { id: true } })) await addJob(pool(), id);
  await hasten(now);
}

async function unlockDead(): Promise<void> {
  const text = "select distinct locked_by as worker from graphile_worker.jobs where locked_by is not null";
  const rows = await asked(pool(), z.object({ worker: z.string() }), text);
  const living = await livingBoots(pool());
  const dead = rows.map(({ worker }) => worker).filter((worker) => !living.includes(bootOf(worker)));
  if (dead.length > 0) await pool().query("select graphile_worker.force_unlock_workers($1::text[])", [dead]);
}

/** A sending is begun under the lock of its job: begun, and its job free, it was interrupted. */
async function resumeInterrupted(): Promise<void> {
  const rows = await asked(
    pool(),
    z.object({ id: z.string(), attempts: z.int() }),
    `update report_sending s set state = 'waiting' where state = 'sending'
       and not exists (select from graphile_worker.jobs j where j.key = ${jobKey("s.id::text")} and j.locked_at is not null)
     returning id, attempts`,
  );
  for (const { id } of rows.filter(({ attempts }) => attempts >= mostAttempts)) {
    const sending = await findSending(pool(), id);
    if (sending) await giveUp(sending, "The server stopped during the last attempt.");
  }
}

/** What waits is due at once; what failed, no later than its wait is long. */
async function hasten(now: Date): Promise<void> {
  const rows = await asked(
    pool(),
    z.object({ id: z.string(), job: z.string(), state: z.string(), attempts: z.int(), retryAt: z.date().nullable(), ahead: z.number() }),
    `select s.id, j.id::text as job, s.state, s.attempts, s.retry_at as "retryAt", extract(epoch from j.run_at - now())::float8 as ahead
     from report_sending s join graphile_worker.jobs j on j.key = ${jobKey("s.id::text")}
     where s.state in ('waiting', 'retrying') and j.locked_at is null and (j.run_at > now() or j.attempts >= j.max_attempts)`,
  );
  for (const { id, job, state, attempts, retryAt, ahead } of rows) {
    const longest = retryWait(attempts) + slack;
    const inTime = state === "retrying" && ahead <= longest && (retryAt?.getTime() ?? 0) <= now.getTime() + longest * 1000;
    if (inTime) continue;
    await pool().query("select graphile_worker.reschedule_jobs(array[$1::bigint], run_at => now(), attempts => 0)", [job]);
    await tables(pool()).reportSending.updateMany({ where: { id, state: "retrying" }, data: { retryAt: now } });
  }
}
