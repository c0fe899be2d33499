import pg from "pg";
import connectionString from "pg-connection-string";
import { Refusal, whyNot } from "./refusal.mjs";

/**
 * @param {string} url
 * @returns {pg.ClientConfig}
 */
export function externalConfig(url) {
  if (new URL(url).searchParams.get("pgbouncer") === "true" || new URL(url).port === "6543") throw new Refusal(pooled);
  const config = clientConfig(withoutPrismaOptions(url));
  return { ...config, options: [config.options, "-c timezone=UTC"].filter(Boolean).join(" ") };
}

/** The files of certificates are read here, so they may be missing. */
function clientConfig(url) {
  try {
    return connectionString.parseIntoClientConfig(url);
  } catch (error) {
    const why = error.path ? `${error.path} cannot be read: ${whyNot(error)}` : "one of its options means nothing to PostgreSQL";
    throw new Refusal(`DATABASE_URL cannot be used: ${why}.`);
  }
}

/** Understood by Prisma only; PostgreSQL would refuse them. */
function withoutPrismaOptions(url) {
  const parsed = new URL(url);
  for (const name of ["schema", "connection_limit", "pool_timeout", "pgbouncer"]) parsed.searchParams.delete(name);
  return parsed.href;
}

const pooled =
  "DATABASE_URL goes through a pooler that changes sessions between transactions. Tandem listens for changes and takes locks, which need a session: use the direct address of the database, or session pooling.";

const forgetful =
  "DATABASE_URL goes through a pooler that drops the options of a session (the time zone, the role). Use the direct address of the database.";

/** @param {pg.ClientConfig} config */
export async function checkExternal(config) {
  const first = await connect(config);
  try {
    const { rows } = await first.query(
      "select current_setting('server_version_num')::int as number, current_setting('server_version') as text",
    );
    if (rows[0].number < 150_000) throw new Refusal(`Tandem needs PostgreSQL 15 or newer; DATABASE_URL leads to ${rows[0].text}.`);
    const { rows: state } = await first.query("select pg_is_in_recovery() as copy");
    if (state[0].copy) throw new Refusal("DATABASE_URL leads to a read-only copy; use the address of the primary database.");
    await refusePooler(first, config);
  } finally {
    await first.end();
  }
}

/** Two open sessions have two backends, and keep them; behind a transaction pooler they share. */
async function refusePooler(first, config) {
  const backend = async (/** @type {pg.Client} */ client) => (await client.query("select pg_backend_pid() as pid")).rows[0].pid;
  const before = await backend(first);
  const second = await connect(config);
  try {
    await second.query("begin");
    const other = await backend(second);
    const after = await backend(first);
    const { rows } = await second.query("select current_setting('timezone') as zone");
    await second.query("rollback");
    if (other === before || before !== after) throw new Refusal(pooled);
    if (rows[0].zone !== "UTC") throw new Refusal(forgetful);
  } finally {
    await second.end();
  }
}

async function connect(config) {
  const client = new pg.Client({ ...config, application_name: "tandem", connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    if (/unsupported startup parameter/.test(error.message)) throw new Refusal(pooled);
    const why = error.errors?.[0]?.message ?? error.message;
    throw new Refusal(`The database of DATABASE_URL cannot be reached: ${why || error.code}.`);
  }
}
