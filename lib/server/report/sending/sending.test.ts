import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { settings } from "@/lib/server/process/settings";
import { reportsOf } from "../testing/api";
import { correctSchedules, makeDueSendings } from "./due";
import { jobKey } from "./rows";
import { takeUpSendings } from "./take-up";
import { sendingOf } from "./testing/api";
import { listenInSilence, startMailServer } from "./testing/mail-server";
import { failureWords, openTransport } from "./transport";
import { openQueue, type Queue } from "./worker";

useDatabase({ own: true });

let mail: Awaited<ReturnType<typeof startMailServer>>;
let migration: string;
let sending: ReturnType<typeof sendingOf>;
const sender = fileURLToPath(new URL("testing/send-until-killed.ts", import.meta.url));
const queues: Queue[] = [];
const open = async () => queues.push(await openQueue());

beforeAll(async () => {
  mail = await startMailServer();
  settings().smtpUrl = `smtp://tandem:p%40ss-word-9@127.0.0.1:${mail.port}?from=tandem@example.org&tls=optional`;
});
afterAll(() => {
  settings().smtpUrl = undefined;
  return mail.stop();
});
beforeEach(async () => {
  migration = (await makeMigration()).id;
  sending = sendingOf(migration);
  mail.received.length = 0;
  mail.state.refusing = "";
  await apiOf(migration).send(csvOf(names(3)), { capturedAt: day(3) });
});
afterEach(async () => {
  await Promise.all(queues.splice(0).map((queue) => queue.stop()));
});

const base64 = (text: string) => Buffer.from(text).toString("base64");
const weekly = { name: "Board", cron: "0 8 * * 1", recipients: ["board@example.org", "lead@example.org"], files: ["json", "pdf", "csv"] };
const due = (id: string, at: string) => pool().query("update report_schedule set next_at = $2 where id = $1", [id, at]);

/** The job of each sending of the migration. */
const jobs = async () =>
  (
    await pool().query<{ id: string; runAt: Date }>(
      `select j.id::text, j.run_at as "runAt" from graphile_worker.jobs j join report_sending s on j.key = ${jobKey("s.id::text")} where s.migration_id = $1`,
      [migration],
    )
  ).rows;

/** As after three attempts that failed: the next one is at `at`. */
async function putOff(at: string) {
  await pool().query("update report_sending set state = 'retrying', attempts = 3, retry_at = $2 where migration_id = $1", [migration, at]);
  const ids = (await jobs()).map(({ id }) => id);
  await pool().query("select graphile_worker.reschedule_jobs($1::bigint[], run_at => $2::timestamptz, attempts => 3)", [ids, at]);
}

describe("sending reports", () => {
  it("freezes the report and sends what was frozen, to whom it was said", async () => {
    const { body } = await sending.add(weekly);
    expect((await sending.send(body.id)).status).toBe(202);
    await open();
    const [done] = await sending.until(({ state }) => state === "sent");
    expect(done).toMatchObject({ attempts: 1, number: 1, error: null, askedBy: "Token lead" });
    const [got] = mail.received;
    expect(got?.to).toEqual(weekly.recipients);
    expect(mail.state).toMatchObject({ user: "tandem", password: "p@ss-word-9" });
    expect(got?.mail.from?.value).toEqual([{ name: "Tandem", address: "tandem@example.org" }]);
    const { report, frozen } = (await reportsOf(migration).frozen("1")).body;
    expect(frozen.frozenBy).toBe("Tandem");
    expect(JSON.parse(got?.mail.attachments[0]?.content.toString() ?? "")).toEqual(report);
    const [, pdf, csv] = got?.mail.attachments ?? [];
    expect(pdf?.content.subarray(0, 5).toString()).toBe("%PDF-");
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf?.content ?? [])), { mergePages: true });
    expect(text.replace(/\s+/g, " ")).toContain(report.headline[0]);
    expect(csv?.content.toString()).toContain(`In scope,${report.progress.total},`);
    expect(got?.mail.text).toContain(report.headline[0]);
    expect(got?.mail.text).toContain("To do: 3 (3 waiting)");
    expect(got?.mail.text).toContain(`http://localhost:3000/m/${migration}/report/frozen/1`);
    const events = await apiOf(migration).events();
    expect(events.map(({ verb }) => verb).filter((verb) => verb.startsWith("reports."))).toEqual([
      "reports.schedule",
      "reports.schedule",
      "reports.freeze",
      "reports.send",
    ]);
  });

  it("holds no link where nobody else could open it, and says so beforehand", async () => {
    settings().knownHereOnly = true;
    try {
      const { body } = await sending.add({ ...weekly, files: [] });
      expect((await sending.schedules()).body.mail).toMatchObject({ ready: true, onlyHere: true });
      await sending.send(body.id);
      await open();
      await sending.until(({ state }) => state === "sent");
      expect(mail.received[0]?.mail.text).not.toContain("http");
    } finally {
      settings().knownHereOnly = false;
    }
  });

  it("says why it failed, tries again later, and sends the report that was frozen first", async () => {
    mail.state.refusing = "Mailbox on fire";
    const { body } = await sending.add(weekly);
    await sending.send(body.id);
    await open();
    const [failing] = await sending.until(({ state }) => state === "retrying");
    expect(failing?.error).toContain("Mailbox on fire");
    expect(Date.parse(failing?.retryAt ?? "")).toBeGreaterThan(Date.now() - 1000);
    mail.state.refusing = "";
    const [done] = await sending.until(({ state }) => state === "sent");
    expect([(done?.attempts ?? 0) > 1, done?.number, mail.received.length]).toEqual([true, 1, 1]);
    expect((await reportsOf(migration).list()).body.total).toBe(1);
    expect((await apiOf(migration).events()).find(({ verb }) => verb === "reports.sendFailed")?.reason).toContain("Mailbox on fire");
  });

  it("gives up after the last attempt, and says so", async () => {
    mail.state.refusing = "Never";
    const { body } = await sending.add(weekly);
    await sending.send(body.id);
    await pool().query("update report_sending set attempts = 7");
    await open();
    const [failed] = await sending.until(({ state }) => state === "failed");
    expect(failed).toMatchObject({ attempts: 8, retryAt: null, sentAt: null });
  });

  it("says whom the mail server refused, where it took others", async () => {
    const { body } = await sending.add({ ...weekly, recipients: ["nobody@example.org", "board@example.org"] });
    await sending.send(body.id);
    await open();
    const [done] = await sending.until(({ state }) => state === "sent");
    expect([done?.error, mail.received[0]?.to]).toEqual(["The mail server refused nobody@example.org.", ["board@example.org"]]);
  });

  it("sends each once, however many work on it", async () => {
    const { body } = await sending.add(weekly);
    for (let asked = 0; asked < 8; asked++) await sending.send(body.id);
    await due(body.id, "2026-01-05T08:00:00Z");
    await Promise.all([open(), open(), open()]);
    await Promise.all(Array.from({ length: 5 }, () => makeDueSendings(new Date())));
    const done = await sending.until(({ state }) => state === "sent");
    expect([done.length, mail.received.length]).toEqual([9, 9]);
    expect(new Set(mail.received.map(({ mail: { messageId } }) => messageId)).size).toBe(9);
    expect(new Set(done.map(({ number }) => number)).size).toBe(9);
  });

  it("is not held up by a mail server that keeps silent when the server stops; the next start sends it, and no attempt is lost", async () => {
    const silent = await listenInSilence();
    const before = settings().smtpUrl;
    settings().smtpUrl = `smtp://127.0.0.1:${silent.port}?from=tandem@example.org`;
    const { body } = await sending.add(weekly);
    await sending.send(body.id);
    const queue = await openQueue();
    await silent.called;
    await queue.stop();
    expect(await sending.list()).toMatchObject([{ state: "waiting", attempts: 0 }]);
    settings().smtpUrl = before;
    await silent.close();
    await open();
    const [done] = await sending.until(({ state }) => state === "sent");
    expect([done?.attempts, done?.number, mail.received.length]).toEqual([1, 1, 1]);
  });

  it("takes up at its start what a killed server was sending", { timeout: 60_000 }, async () => {
    const silent = await listenInSilence();
    const { body } = await sending.add(weekly);
    await sending.send(body.id);
    const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", sender], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, SMTP_URL: `smtp://127.0.0.1:${silent.port}?from=tandem@example.org` },
    });
    await silent.called;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
    await silent.close();
    expect(await sending.list()).toMatchObject([{ state: "sending", attempts: 1 }]);
    // The database ends the connections of a killed process in its own time, which is not long.
    await expect.poll(async () => takeUpSendings(new Date()).then(async () => (await sending.list())[0]?.state)).toBe("waiting");
    await open();
    const [done] = await sending.until(({ state }) => state === "sent");
    expect([done?.attempts, mail.received.length]).toEqual([2, 1]);
  });

  it("gives up what was interrupted in the last attempt", async () => {
    const { body } = await sending.add(weekly);
    await sending.send(body.id);
    await pool().query("update report_sending set state = 'sending', attempts = 8 where migration_id = $1", [migration]);
    await takeUpSendings(new Date());
    expect(await sending.list()).toMatchObject([{ state: "failed", error: "The server stopped during the last attempt." }]);
  });

  it("works out anew what a clock that was ahead put off", async () => {
    const { body } = await sending.add(weekly);
    await sending.send(body.id);
    await due(body.id, "2099-01-05T08:00:00Z");
    await putOff("2099-01-01T00:00:00Z");
    await correctSchedules(new Date());
    expect((await sending.schedules()).body.items[0]?.nextAt).toBe(body.nextAt);
    await open();
    const [done] = await sending.until(({ state }) => state === "sent");
    expect([done?.attempts, mail.received.length]).toEqual([4, 1]);
  });

  it("leaves a wait alone that is as long as it should be", async () => {
    const { body } = await sending.add(weekly);
    await sending.send(body.id);
    const retryAt = new Date(Date.now() + 15_000);
    await putOff(retryAt.toISOString());
    await takeUpSendings(new Date());
    expect((await sending.list())[0]?.retryAt).toBe(retryAt.toISOString());
    expect((await jobs()).map(({ runAt }) => runAt)).toEqual([retryAt]);
    await pool().query("update report_sending set state = 'failed' where migration_id = $1", [migration]);
  });

  it("makes up for missed runs once, and not for a paused, ended or archived one", async () => {
    const { body } = await sending.add(weekly);
    const paused = (await sending.add({ ...weekly, name: "Paused", paused: true })).body;
    expect(paused.nextAt).toBeNull();
    await due(body.id, "2026-01-05T08:00:00Z");
    const now = new Date("2026-02-18T12:00:00Z");
    expect([await makeDueSendings(now), await makeDueSendings(now)]).toEqual([1, 0]);
    expect((await sending.list()).map(({ scheduledFor }) => scheduledFor)).toEqual(["2026-01-05T08:00:00.000Z"]);
    expect((await sending.schedules()).body.items.find(({ id }) => id === body.id)?.nextAt).toBe("2026-02-23T08:00:00.000Z");
    await due(body.id, "2026-01-12T08:00:00Z");
    await pool().query("update migration set archived_at = now() where id = $1", [migration]);
    expect(await makeDueSendings(now)).toBe(0);
    await pool().query("update migration set archived_at = null where id = $1", [migration]);
    expect((await sending.end(body.id, { ifMatch: body.revision })).status).toBe(200);
    expect(await makeDueSendings(now)).toBe(0);
    expect((await sending.list()).map(({ state, error }) => [state, error])).toEqual([["failed", "The schedule was ended."]]);
  });

  it("lets no name begin a header or a tag", async () => {
    await pool().query("update migration set name = $2 where id = $1", [
      migration,
      "A\r\nBcc: evil@example.org\r\n\r\n<img src=x onerror=alert(1)>",
    ]);
    const { body } = await sending.add(weekly);
    await sending.send(body.id);
    await open();
    await sending.until(({ state }) => state === "sent");
    const [got] = mail.received;
    const head = got?.raw.split("\r\n\r\n")[0] ?? "";
    expect(head).not.toMatch(/^bcc:/im);
    expect(got?.mail.subject).toContain("Bcc: evil@example.org");
    expect(got?.to).toEqual(weekly.recipients);
    expect(got?.mail.html).not.toContain("<img");
    expect(got?.mail.html).toContain("&#60;img src=x");
  });

  it("takes only addresses, for leads only, and an older revision is refused", async () => {
    for (const address of [
      "a@example.org\r\nRCPT TO:<x@example.org>",
      "a@example.org, b@example.org",
      "Board <a@example.org>",
      "a",
      "a@b",
      "",
      '"a b"@example.org',
    ])
      expect((await sending.add({ ...weekly, recipients: [address] })).status, address).toBe(400);
    for (const wrong of [
      { recipients: [] },
      { cron: "* * * * *" },
      { cron: "soon" },
      { files: ["exe"] },
      { name: "a\nb" },
      { recipients: ["A@example.org", "a@example.org"] },
    ])
      expect((await sending.add({ ...weekly, ...wrong })).status, JSON.stringify(wrong)).toBe(400);
    expect((await sending.add(weekly, { role: "engineer" })).status).toBe(403);
    expect((await sending.schedules({ role: "viewer" })).status).toBe(403);
    const { body } = await sending.add(weekly);
    const other = { ...weekly, cron: "30 17 * * 5" };
    expect((await sending.edit(body.id, other, { ifMatch: 1 })).body).toMatchObject({ cron: "30 17 * * 5", revision: 2 });
    expect((await sending.edit(body.id, weekly, { ifMatch: 1 })).status).toBe(412);
    expect((await sendingOf((await makeMigration()).id).send(body.id)).status).toBe(404);
    expect((await sending.schedules()).body.mail).toEqual({ ready: true, from: "tandem@example.org", onlyHere: false });
  });

  it("says no password over a line that the mail server does not encrypt", async () => {
    const { smtpUrl = "" } = settings();
    mail.state.password = "";
    settings().smtpUrl = smtpUrl.replace("tls=optional", "tls=required");
    try {
      const message = { from: "a@example.org", to: "b@example.org", text: "hello" };
      const error: unknown = await openTransport()
        .transport.sendMail(message)
        .catch((fault: unknown) => fault);
      expect(failureWords(error)).toMatch(/^The mail server did not encrypt the line, so nothing was said to it/);
      expect([mail.state.password, mail.received]).toEqual(["", []]);
      settings().smtpUrl = smtpUrl;
      await openTransport().transport.sendMail(message);
      expect([mail.state.password, mail.received.length]).toEqual(["p@ss-word-9", 1]);
    } finally {
      settings().smtpUrl = smtpUrl;
    }
  });

  it.each([
    ["535 5.7.8 p@ss-word-9 is wrong\r\n(p%40ss-word-9)", "535 5.7.8 … is wrong (…)"],
    [`535 AUTH PLAIN ${base64("\0tandem\0p@ss-word-9")} refused`, "535 AUTH PLAIN … refused"],
    [`535 AUTH PLAIN=${base64("tandem\0tandem\0p@ss-word-9").replace(/=+$/, "")}`, "535 AUTH PLAIN=…"],
    [`535 ${base64("p@ss-word-9")} is no password of ${base64("tandem")}`, `535 … is no password of ${base64("tandem")}`],
    [`535 in x${base64("user=tandem\u0001auth=p@ss-word-9 and more")}`, "535 in …"],
    ["535 Authentication failed", "535 Authentication failed"],
  ])("repeats no password that a mail server repeats: %s", (said, told) => {
    const words = failureWords(new Error(said)).replace(/…=+/, "…");
    expect(words).toBe(told);
  });
});
