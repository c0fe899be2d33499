import "server-only";
import type { EventVerb } from "@/lib/domain/event-verbs";
import type { ReportFacts } from "@/lib/domain/report/facts";
import type { ReportFile } from "@/lib/domain/report/files";
import { mostAttempts, retryWait } from "@/lib/domain/report/weekly";
import { publicOrigin } from "@/lib/server/answers/addresses";
import { pool } from "@/lib/server/database/pool";
import { transaction } from "@/lib/server/database/transaction";
import { notify } from "@/lib/server/events/notify";
import { record, systemActor } from "@/lib/server/events/record";
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
  await pool().query("update report_sending set state = 'waiting', attempts = attempts - 1 where id = $1 and state = 'sending'", [id]);
}

/** What was sent or given up is not begun again. */
async function begin(id: string, now: Date): Promise<SendingRow | null> {
  const begun = await pool().query(
    `update report_sending set state = 'sending', attempts = attempts + 1, started_at = coalesce(started_at, $2), retry_at = null
     where id = $1 and state in ('waiting', 'sending', 'retrying')`,
    [id, now],
  );
  return begun.rowCount ? await findSending(pool(), id) : null;
}

async function freezeFor({ id, migrationId, schedule }: SendingRow, now: Date): Promise<number> {
  const migration = await findMigration(pool(), migrationId);
  if (!migration) throw new Error("The migration is gone.");
  const { rows } = await pool().query<{ filter: Record<string, string[]> }>("select filter from report_schedule where id = $1", [schedule]);
  const call = { actor: systemActor, now, requestId: null };
  const { number } = await freezeReport(call, migration, { ...rows[0]?.filter }, async (client, made) => {
    await client.query("update report_sending set number = $2 where id = $1", [id, made]);
  });
  return number;
}

/** Answers the addresses that the mail server refused, where it took others. */
async function post({ id, migrationId, number, recipients, files }: SendingRow & { number: number }): Promise<string[]> {
  const { transport, from } = openTransport();
  try {
    const { report } = await readFrozenWhole(migrationId, number);
    const facts = report as ReportFacts;
    const address = settings().publicUrl ? `${publicOrigin()}/m/${migrationId}/report/frozen/${number}` : null;
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
  await settle(
    sending,
    "reports.send",
    `${sending.scheduleName}: report #${number} sent to ${sending.recipients.length - refused.length}.`,
    error,
    {
      text: "update report_sending set state = 'sent', sent_at = $2, error = $3, retry_at = null where id = $1",
      values: [sending.id, at, error],
    },
  );
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
  await settle(sending, "reports.sendFailed", summary, words, {
    text: "update report_sending set state = $2, error = $3, retry_at = $4 where id = $1 and state in ('sending', 'waiting')",
    values: [sending.id, state, words, retryAt],
  });
}

async function settle(
  { migrationId, schedule, scheduleName, recipients }: SendingRow,
  verb: EventVerb,
  summary: string,
  reason: string | null,
  { text, values }: { text: string; values: unknown[] },
): Promise<void> {
  await transaction(async (client) => {
    await client.query(text, values);
    const subject = { kind: "report schedule", id: schedule, name: scheduleName };
    await record(client, { migrationId, at: new Date(), actor: systemActor, verb, subject, summary, reason, after: { recipients } });
    await notify(client, { migration: migrationId, subject: "report", id: schedule });
  });
}
