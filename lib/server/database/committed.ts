import "server-only";
import type pg from "pg";
import { ofProcess } from "@/lib/server/process/of-process";

/** What is to be begun once a transaction is committed, by its connection. */
export const behind = () => ofProcess("transaction.behind", () => new WeakMap<pg.ClientBase, (() => void)[]>());

/** Begins something as soon as the transaction of a connection is committed; where it is not, never. */
export function onceCommitted(client: pg.ClientBase, work: () => void): void {
  behind().set(client, [...(behind().get(client) ?? []), work]);
}
