import "server-only";
import { pool } from "@/lib/server/database/pool";
import { ofProcess } from "@/lib/server/process/of-process";
import { readSettings } from "@/lib/server/process/settings";
import { bytesOf } from "./columns";
import { Estate } from "./estate";
import { fold, type Loaded, load } from "./fold";
import { type Handed, newsBetween } from "./handed";
import { atOneInstant, type Revision, revisionIn } from "./reading";
import { loadTimeline } from "./timeline";

/**
 * The agents of a migration as the database holds them now: all that a request asks of them it asks of this one, so that all of its answer is of one
 * instant. What was written since somebody asked before is taken in first, whoever wrote it.
 */
export async function estateOf(migrationId: string): Promise<Estate> {
  return await estates().ask(migrationId);
}

/**
 * Takes in what was just written of agents, behind whoever wrote it, so that whoever asks next need not wait: where they are many, or somebody asked
 * before. As it is handed over it need not be read back.
 */
export function takeIn(migrationId: string, handed: Handed, many: boolean): void {
  if (!many && !estates().has(migrationId)) return;
  estates().hand(migrationId, handed);
  // Whoever asks next hears of a failure.
  estateOf(migrationId).catch(() => undefined);
}

const estates = () => ofProcess("estates", () => new Estates(readSettings(process.env).estateMegabytes * 1e6));

/** Asks an estate, and what the database tells besides of its agents: where agents were written meanwhile, all of it is asked again. */
export async function askEstate<T>(migrationId: string, work: (estate: Estate) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    const estate = await estateOf(migrationId);
    const answer = await work(estate);
    if (tries === mostTries || (await estateOf(migrationId)) === estate) return answer;
  }
}

/** Where writers never rest, an answer from two instants is better than none. */
const mostTries = 3;

type Kept = Loaded & { estate: Estate; bytes: number };

/** Estates that were asked for, the latest asked last. Those asked for least recently are given up where all together are larger than `most` bytes. */
export class Estates {
  readonly #kept = new Map<string, Kept>();
  readonly #loading = new Map<string, Promise<Kept>>();
  readonly #handed = new Map<string, Handed[]>();

  constructor(readonly most: number) {}

  has(migrationId: string): boolean {
    return this.#kept.has(migrationId);
  }

  /** What comes to the same as reading what was written under one revision, until that is taken in. */
  hand(migrationId: string, handed: Handed): void {
    this.#handed.set(migrationId, [...(this.#handed.get(migrationId) ?? []), handed]);
  }

  async ask(migrationId: string): Promise<Estate> {
    const wanted = await revisionIn(pool(), migrationId);
    for (;;) {
      const kept = this.#kept.get(migrationId);
      if (kept && !isOlder(kept.revision, wanted)) {
        this.#keep(migrationId, kept);
        return kept.estate;
      }
      // Whoever asks meanwhile waits for the same one, which may have begun before what he asks for was there.
      const loading = this.#loading.get(migrationId) ?? this.#load(migrationId, kept);
      const { estate, revision } = await loading;
      if (!isOlder(revision, wanted)) return estate;
    }
  }

  #load(migrationId: string, kept: Kept | undefined): Promise<Kept> {
    const loading = this.#loaded(migrationId, kept);
    this.#loading.set(migrationId, loading);
    return loading
      .then((made) => {
        this.#keep(migrationId, made);
        return made;
      })
      .finally(() => this.#loading.delete(migrationId));
  }

  async #loaded(migrationId: string, kept: Kept | undefined): Promise<Kept> {
    const loaded = await atOneInstant(async (client) => {
      const revision = await revisionIn(client, migrationId);
      const news = newsBetween(this.#handed.get(migrationId) ?? [], kept?.revision.facts ?? 0, revision.facts);
      return await (kept ? fold(client, migrationId, kept, revision, news) : load(client, migrationId, revision, news));
    });
    const { columns, revision } = loaded;
    const isNew = !kept || kept.revision.facts !== revision.facts || kept.revision.log !== revision.log;
    // Of a later instant, if imports moved meanwhile: then the revision did too, and whoever asks next takes them in. Asked once that connection is given
    // back: many who held one each and waited for another would wait for each other.
    const timeline = isNew ? await loadTimeline(pool(), migrationId) : kept.estate.timeline;
    return {
      ...loaded,
      estate: new Estate(migrationId, revision, columns, timeline, kept?.estate),
      bytes: bytesOf(columns) + askedLately * columns.agents.keys.byteLength,
    };
  }

  #keep(migrationId: string, made: Kept): void {
    const later = this.#handed.get(migrationId)?.filter(({ revision }) => revision > made.revision.facts);
    if (later?.length) this.#handed.set(migrationId, later);
    else this.#handed.delete(migrationId);
    this.#kept.delete(migrationId);
    this.#kept.set(migrationId, made);
    let sum = [...this.#kept.values()].reduce((all, { bytes }) => all + bytes, 0);
    for (const [id, { bytes }] of this.#kept) {
      if (sum <= this.most || id === migrationId) break;
      this.#kept.delete(id);
      sum -= bytes;
    }
  }
}

/** What an estate keeps of questions of lately (see estate.ts) takes about as much as this many columns of its agents. */
const askedLately = 40;

const isOlder = (one: Revision, other: Revision) => one.facts < other.facts || one.log < other.log || one.plans < other.plans;
