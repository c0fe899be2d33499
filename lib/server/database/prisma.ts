import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { ofProcess } from "@/lib/server/process/of-process";
import { type Prisma, PrismaClient } from "./client/client";
import { pool } from "./pool";
import type { Queryable } from "./queryable";

export const prisma = (): PrismaClient =>
  ofProcess("prisma", () => {
    const adapter = new PrismaPg(joining(pool()), { disposeExternalPool: false });
    return new PrismaClient({ adapter, errorFormat: "minimal" });
  });

export type Tables = Prisma.TransactionClient;

/** Transactions that are open, as Prisma speaks in them. */
const open = ofProcess("prisma.open", () => new WeakMap<Queryable, Tables>());
/** The connection that Prisma is to take: the client is one of the process, so what it looks into has to be, whichever copy of this module asks. */
const held = ofProcess("prisma.held", () => new AsyncLocalStorage<pg.ClientBase>());

/** The tables as Prisma reads and writes them, over the same connection: what a transaction wrote in SQL is seen here, and the other way round. */
export function tables(db: Queryable): Tables {
  const found = open.get(db) ?? (db instanceof pg.Pool && db === pool() ? prisma() : undefined);
  if (!found) throw new Error("Prisma is asked over the pool, or over the connection of transaction().");
  return found;
}

/** Milliseconds: the connection is held by `transaction`, which knows better when it ends. */
const noLimit = 2 ** 31 - 1;

/** Lets Prisma take part in the transaction that this connection is in. */
export async function withTables<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  const joined = async (mine: Tables) => {
    open.set(client, mine);
    // Whatever else is asked meanwhile is no part of it.
    return await held.exit(work);
  };
  try {
    return await held.run(client, () => prisma().$transaction(joined, { timeout: noLimit, maxWait: noLimit }));
  } finally {
    open.delete(client);
  }
}

/** The pool as Prisma sees it: where a transaction is held, its connection is what is given out. */
function joining(all: pg.Pool): pg.Pool {
  return new Proxy(all, {
    get(target, key) {
      if (key === "connect") return async () => lent(held.getStore()) ?? (await target.connect());
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

const ofTransactions = new Set(["BEGIN", "COMMIT", "ROLLBACK"]);
const nothing = { rows: [], fields: [], rowCount: 0 };

/** A connection that begins, ends and gives back nothing, since whoever holds it does. */
function lent(client: pg.ClientBase | undefined): pg.ClientBase | undefined {
  if (!client) return undefined;
  return new Proxy(client, {
    get(target, key) {
      if (key === "release") return () => undefined;
      if (key === "query")
        return (asked: pg.QueryConfig) => (ofTransactions.has(asked.text) ? Promise.resolve(nothing) : target.query(asked));
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
