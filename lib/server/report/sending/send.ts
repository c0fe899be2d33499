import "server-only";
import type { ReportFacts } from "@/lib/domain/report/facts";
import type { ReportFile } from "@/lib/domain/report/files";
import { mostAttempts, retryWait } from "@/lib/domain/report/weekly";
import { publicOrigin } from "@/lib/server/answers/addresses";
import type { Prisma } from "@/lib/server/database/client/client";
import { typed } from "@/lib/server/database/columns";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import { systemActor } from "@/lib/server/events/call";
import { change, type Told } from "@/lib/server/events/change";
import { findMigration } from "@/lib/server/migrations/row";
import { settings } from "@/lib/server/process/settings";
import { frozenBytes } from "../frozen/file";
import { freezeReport } from "../frozen/freeze";
import { readFrozenWhole } from "../frozen/read";
import { oneLine, reportMessage } from "./message";
import { findSending, type SendingRow } from "./rows";
import { failureWords, openTransport } from "./transport";

/**
 * One attempt at a sending: freezes the report once, whatever the number of attempts, and sends it. Throws when it failed, so
 * that the queue tries again later; what failed stands in the row and, each time, in the events. A server that stops waits for
 * no mail server: the attempt does not count, and is made again by whoever runs next.
 */
export async function sendReport(id: string, now: Date, stopping: AbortSignal): Promise<void> {
  const sending = await begin(id, now);
  if (!sending) return;
  try {
    const number = sending.number ?? (await unlessStopped(freezeFor(sending, now), stopping));
    const refused = await unlessStopped(post({ ...sending, number }), stopping);
    await finished(sending, number, refused);
  } catch (error) {
    if (error instanceof Stopped) return await putBack(id);
    const words = failureWords(error);
    await failed(sending, words, new Date());
    // The queue keeps what is thrown, so it gets the same words and not those of the mail server.
    throw new Error(words);
  }
}

class Stopped extends Error {}

async function unlessStopped<T>(work: Promise<T>, stopping: AbortSignal): Promise<T> {
  let leave = () => {};
  const stopped = new Promise<never>((_, reject) => {
    leave = () => reject(new Stopped("The server stops."));
    if (stopping.aborted) leave();
    stopping.addEventListener("abort", leave);
  });
  work.catch(() => undefined);
  return await Promise.race([work, stopped]).finally(() => stopping.removeEventListener("abort", leave));
}

async function putBack(id: string): Promise<void> {
  const data = { state: "waiting", attempts: { decrement: 1 } };
  await tables(pool()).reportSending.updateMany({ where: { id, state: "sending" }, data });
}

/** What was sent or given up is not begun again. */
async function begin(id: string, now: Date): Promise<SendingRow | null> {
  const { reportSending } = tables(pool());
  const data = { state: "sending", attempts: { increment: 1 }, retryAt: null };
  const begun = await reportSending.updateMany({ where: { id, state: { in: ["waiting", "sending", "retrying"] } }, data });
  if (!begun.count) return null;
  await reportSending.updateMany({ where: { id, startedAt: null }, data: { startedAt: now } });
  return await findSending(pool(), id);
}

async function freezeFor({ id, migrationId, schedule }: SendingRow, now: Date): Promise<number> {
  const migration = await findMigration(pool(), migrationId);
  if (!migration) throw new Error("The migration is gone.");
  const where = { migrationId_id: { migrationId, id: schedule } };
  const { filter } = typed("ReportSchedule", await tables(pool()).reportSchedule.findUniqueOrThrow({ where, select: { filter: true } }));
  const { number } = await freezeReport({ actor: systemActor, now }, migration, filter, async (client, made) => {
    await tables(client).reportSending.update({ where: { id }, data: { number: made } });
  });
  return number;
}

/** Answers the addresses that the mail server refused, where it took others. */
async function post({ id, migrationId, number, recipients, files }: SendingRow & { number: number }): Promise<string[]> {
  const { transport, from } = openTransport();
  try {
    const { report } = await readFrozenWhole(migrationId, number);
    const facts = report as ReportFacts;
    const address = settings().knownHereOnly ? null : `${publicOrigin()}/m/${migrationId}/report/frozen/${number}`;
    const attachments = await Promise.all(
      files.map(async (file) => {
        const { fileName, media, bytes } = await frozenBytes(migrationId, number, file as ReportFile);
        return { filename: oneLine(fileName), contentType: media, content: bytes };
      }),
    );
    const domain = from.split("@").at(-1);
    const sent = await transport.sendMail({
      from: { name: "Tandem", address: from },
      // As objects: a text would be read as a list of addresses.
      to: recipients.map((one) => ({ name: "", address: one })),
      ...reportMessage(facts, number, address),
      attachments,
      // The same in every attempt, so that a message that arrived twice is seen to be one.
      messageId: `<${id}@${domain}>`,
      headers: { "Auto-Submitted": "auto-generated" },
    });
    return (sent.rejected ?? []).map((one: string | { address: string }) => (typeof one === "string" ? one : one.address));
  } finally {
    transport.close();
  }
}

async function finished(sending: SendingRow, number: number, refused: readonly string[]): Promise<void> {
  const at = new Date();
  const error = refused.length > 0 ? `The mail server refused ${refused.join(", ")}.` : null;
  const summary = `${sending.scheduleName}: report #${number} sent to ${sending.recipients.length - refused.length}.`;
  const where = { id: sending.id };
  await settle(sending, where, { state: "sent", sentAt: at, error, retryAt: null }, { verb: "reports.send", summary, reason: error });
}

async function failed(sending: SendingRow, words: string, at: Date): Promise<void> {
  if (sending.attempts >= mostAttempts) return await giveUp(sending, words);
  await settleFailure(sending, words, "retrying", new Date(at.getTime() + retryWait(sending.attempts) * 1000));
}

/** No further attempt is made. */
export async function giveUp(sending: SendingRow, words: string): Promise<void> {
  await settleFailure(sending, words, "failed", null);
}

async function settleFailure(sending: SendingRow, words: string, state: "failed" | "retrying", retryAt: Date | null): Promise<void> {
  const summary = `${sending.scheduleName}: the report could not be sent (attempt ${sending.attempts} of ${mostAttempts}).`;
  const where = { id: sending.id, state: { in: ["sending", "waiting"] } };
  await settle(sending, where, { state, error: words, retryAt }, { verb: "reports.sendFailed", summary, reason: words });
}

async function settle(
  { migrationId, schedule, scheduleName, recipients }: SendingRow,
  where: Prisma.ReportSendingWhereInput,
  data: Prisma.ReportSendingUpdateManyMutationInput,
  event: Pick<Told, "verb" | "summary" | "reason">,
): Promise<void> {
  await change({ actor: systemActor, now: new Date() }, { migrationId, news: "report" }, async (client) => {
    await tables(client).reportSending.updateMany({ where, data });
    return {
      answer: null,
      told: { ...event, subject: { kind: "report schedule", id: schedule, name: scheduleName }, after: { recipients } },
    };
  });
}
