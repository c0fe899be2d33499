import type pg from "pg";

/** What answers a question: the pool, or the one connection of a transaction. */
export type Queryable = Pick<pg.Pool | pg.PoolClient, "query">;
