import "server-only";
import pg from "pg";
import type { Standing } from "@/lib/contracts/activity";
import { logNote } from "@/lib/server/answers/log";
import { appConfig } from "@/lib/server/database/pool";
import { ofProcess } from "@/lib/server/process/of-process";
import { onShutdown } from "@/lib/server/process/shutdown";
import { type Announcement, channel, type News } from "./notify";

/** What a subscriber hears: a change, how work on an import stands, or that changes may have been missed and everything is to be read again. */
export type Heard = { kind: "changed"; subject: string; id: string } | { kind: "standing"; standing: Standing } | { kind: "refresh" };
type Subscriber = { migration: string; hear: (heard: Heard) => void };

const shortestWait = 250;
const longestWait = 10_000;
const beat = 30_000;

/** One LISTEN connection per process, begun with the first subscriber, renewed by itself, fanned out in memory. */
class Hub {
  readonly subscribers = new Set<Subscriber>();
  private client: pg.Client | null = null;
  private connecting: Promise<void> | null = null;
  private wait = shortestWait;
  private missed = false;
  private stopped = false;

  /** Resolves when the connection listens, or at its first failure: further tries go on behind. */
  async subscribe(subscriber: Subscriber): Promise<() => void> {
    this.subscribers.add(subscriber);
    if (!this.client) {
      this.connecting ??= this.connect();
      await this.connecting;
    }
    return () => this.subscribers.delete(subscriber);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      ...appConfig(),
      application_name: "tandem listen",
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
    });
    client.on("error", () => this.lost(client));
    client.on("end", () => this.lost(client));
    client.on("notification", ({ payload }) => this.tell(payload));
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch (error) {
      logNote("Live updates cannot connect to the database; trying again.", error);
      client.end().catch(() => undefined);
      return this.again();
    }
    this.client = client;
    this.connecting = null;
    this.wait = shortestWait;
    if (this.stopped) return this.stop();
    if (this.missed) for (const { hear } of this.subscribers) hear({ kind: "refresh" });
    this.missed = false;
    this.watch(client);
  }

  /** A connection can die without a word; then the question is what fails. */
  private watch(client: pg.Client): void {
    const timer = setInterval(() => {
      if (this.client !== client) return clearInterval(timer);
      client.query("select 1").catch(() => this.lost(client));
    }, beat);
    timer.unref();
  }

  private lost(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = null;
    client.end().catch(() => undefined);
    if (!this.stopped) this.again();
  }

  private again(): void {
    this.missed = true;
    this.connecting = null;
    if (this.stopped) return;
    const timer = setTimeout(() => {
      if (!this.client && !this.stopped) this.connecting ??= this.connect();
    }, this.wait);
    timer.unref();
    this.wait = Math.min(this.wait * 2, longestWait);
  }

  private tell(payload: string | undefined): void {
    const notice = parsed(payload);
    if (!notice) return;
    for (const { migration, hear } of this.subscribers) {
      if (migration !== notice.migration) continue;
      if ("standing" in notice) hear({ kind: "standing", standing: notice.standing });
      else hear({ kind: "changed", subject: notice.subject, id: notice.id });
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    const { client } = this;
    this.client = null;
    await client?.end().catch(() => undefined);
  }
}

function parsed(payload: string | undefined): News | Announcement | null {
  try {
    return JSON.parse(payload ?? "null");
  } catch {
    return null;
  }
}

export function hub(): Hub {
  return ofProcess("hub", () => {
    const made = new Hub();
    onShutdown(() => made.stop());
    return made;
  });
}
