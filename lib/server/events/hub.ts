import "server-only";
import type pg from "pg";
import type { ChangeNotice, Standing } from "@/lib/contracts/activity";
import { logNote } from "@/lib/server/answers/log";
import { LastingConnection } from "@/lib/server/database/lasting";
import { ofProcess } from "@/lib/server/process/of-process";
import { onShutdown } from "@/lib/server/process/shutdown";
import type { Announcement } from "./announce";
import { channel, type News } from "./notify";

/** What a subscriber hears: a change, how work on an import stands, or that changes may have been missed and everything is to be read again. */
export type Heard = { kind: "changed"; notice: ChangeNotice } | { kind: "standing"; standing: Standing } | { kind: "refresh" };
type Subscriber = { migration: string; hear: (heard: Heard) => void };

/** One LISTEN connection per process, begun with the first subscriber, renewed by itself, fanned out in memory. */
class Hub {
  readonly subscribers = new Set<Subscriber>();
  private missed = false;
  private readonly connection = new LastingConnection({
    name: "tandem listen",
    begin: (client) => this.listen(client),
    lost: (error) => {
      this.missed = true;
      logNote("Live updates are not connected to the database; trying again.", error);
    },
  });

  /** Resolves when the connection listens, or at its first failure: further tries go on behind. */
  async subscribe(subscriber: Subscriber): Promise<() => void> {
    this.subscribers.add(subscriber);
    await this.connection.open().catch(() => undefined);
    return () => this.subscribers.delete(subscriber);
  }

  private async listen(client: pg.Client): Promise<void> {
    client.on("notification", ({ payload }) => this.tell(payload));
    await client.query(`listen ${channel}`);
    if (this.missed) for (const { hear } of this.subscribers) hear({ kind: "refresh" });
    this.missed = false;
  }

  private tell(payload: string | undefined): void {
    const notice = parsed(payload);
    if (!notice) return;
    for (const { migration, hear } of this.subscribers) {
      if (migration !== notice.migration) continue;
      if ("standing" in notice) hear({ kind: "standing", standing: notice.standing });
      else hear({ kind: "changed", notice: { subject: notice.subject, id: notice.id, change: notice.change } });
    }
  }

  async stop(): Promise<void> {
    await this.connection.end();
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
