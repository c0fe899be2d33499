import "server-only";
import { mostAttempts, retryWait } from "@/lib/domain/report/weekly";
import { pool } from "@/lib/server/database/pool";
import { livingBoots } from "@/lib/server/database/presence";
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
  const { rows } = await pool().query<{ id: string }>("select id from report_sending where state in ('waiting', 'retrying')");
  for (const { id } of rows) await addJob(pool(), id);
  await hasten(now);
}

async function unlockDead(): Promise<void> {
  const { rows } = await pool().query<{ worker: string }>(
    "select distinct locked_by as worker from graphile_worker.jobs where locked_by is not null",
  );
  const living = await livingBoots(pool());
  const dead = rows.map(({ worker }) => worker).filter((worker) => !living.includes(bootOf(worker)));
  if (dead.length > 0) await pool().query("select graphile_worker.force_unlock_workers($1::text[])", [dead]);
}

/** A sending is begun under the lock of its job: begun, and its job free, it was interrupted. */
async function resumeInterrupted(): Promise<void> {
  const { rows } = await pool().query<{ id: string; attempts: number }>(
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
  const { rows } = await pool().query<{ id: string; job: string; state: string; attempts: number; retryAt: Date | null; ahead: number }>(
    `select s.id, j.id::text as job, s.state, s.attempts, s.retry_at as "retryAt", extract(epoch from j.run_at - now())::float8 as ahead
     from report_sending s join graphile_worker.jobs j on j.key = ${jobKey("s.id::text")}
     where s.state in ('waiting', 'retrying') and j.locked_at is null and (j.run_at > now() or j.attempts >= j.max_attempts)`,
  );
  for (const { id, job, state, attempts, retryAt, ahead } of rows) {
    const longest = retryWait(attempts) + slack;
    const inTime = state === "retrying" && ahead <= longest && (retryAt?.getTime() ?? 0) <= now.getTime() + longest * 1000;
    if (inTime) continue;
    await pool().query("select graphile_worker.reschedule_jobs(array[$1::bigint], run_at => now(), attempts => 0)", [job]);
    await pool().query("update report_sending set retry_at = $2 where id = $1 and state = 'retrying'", [id, now]);
  }
}
