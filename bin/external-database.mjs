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
    const why = error.path
      ? `${error.path} cannot be read: ${whyNot(error)}. Name a file that this user may read`
      : "one of its options means nothing to PostgreSQL";
    throw new Refusal(`DATABASE_URL cannot be used: ${why}.`);
  }
}

/**
 * Options of Prisma only, which PostgreSQL would refuse, are left out. The driver checks the certificate in all modes that encrypt, but warns of
 * those that check less elsewhere: they are said as what they are.
 */
function withoutPrismaOptions(url) {
  const parsed = new URL(url);
  for (const name of ["schema", "connection_limit", "pool_timeout", "pgbouncer"]) parsed.searchParams.delete(name);
  const { searchParams } = parsed;
  const checked = ["prefer", "require", "verify-ca"].includes(searchParams.get("sslmode") ?? "");
  if (checked && searchParams.get("uselibpqcompat") !== "true") searchParams.set("sslmode", "verify-full");
  return parsed.href;
}

const pooled =
  "DATABASE_URL goes through a pooler that changes sessions between transactions. Tandem listens for changes and takes locks, which need a session: use the direct address of the database, or session pooling.";

const choosy =
  "DATABASE_URL goes through a pooler that refuses the options of a session. In PgBouncer set pool_mode = session and ignore_startup_parameters = options, and give the role its time zone: alter role USER set timezone = 'UTC'; (docs/operation.md). Or use the direct address of the database.";

const forgetful =
  "DATABASE_URL goes through a pooler that drops the options of a session (the time zone, the role). As the owner of the database run: alter role USER set timezone = 'UTC'; or use the direct address.";

/** @param {pg.ClientConfig} config */
export async function checkExternal(config) {
  const first = await connect(config);
  try {
    const { rows } = await first.query(
      "select current_setting('server_version_num')::int as number, current_setting('server_version') as text",
    );
    if (rows[0].number < 150_000) throw new Refusal(`Tandem needs PostgreSQL 15 or newer; DATABASE_URL leads to ${rows[0].text}.`);
    await refuseUnwritable(first);
    await refusePooler(first, config);
  } finally {
    await first.end();
  }
}

async function refuseUnwritable(client) {
  const { rows } = await client.query(
    `select pg_is_in_recovery() as copy, current_setting('transaction_read_only')::boolean as "readOnly", current_user as user,
       current_database() as database, coalesce(has_schema_privilege(to_regnamespace('public'), 'create'), false) as "mayCreate"`,
  );
  const { copy, readOnly, user, database, mayCreate } = rows[0];
  if (copy) throw new Refusal("DATABASE_URL leads to a read-only copy; use the address of the primary database.");
  if (readOnly) {
    throw new Refusal(
      `The database of DATABASE_URL is set to be read only. As its owner run: alter database "${database}" reset default_transaction_read_only; (the same for the role "${user}", if it is set there).`,
    );
  }
  if (!mayCreate) {
    throw new Refusal(
      `The user of DATABASE_URL may not create tables. As the owner of the database run: grant create on schema public to "${user}";`,
    );
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
    if (/unsupported startup parameter/.test(error.message)) throw new Refusal(choosy);
    throw new Refusal(whyNotReached(error));
  }
}

function whyNotReached(error) {
  const why = (error.errors?.[0]?.message ?? error.message) || error.code;
  if (/does not support SSL/.test(why))
    return "The database of DATABASE_URL offers no encryption, which its sslmode asks for. Switch ssl on there, or take sslmode out of DATABASE_URL.";
  if (/^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|CERT_|ERR_TLS_CERT)/.test(error.code ?? ""))
    return `The certificate of the database cannot be trusted (${why}). Name the authority that signed it with sslrootcert=FILE in DATABASE_URL, or say sslmode=no-verify to encrypt without asking who answers.`;
  return `The database of DATABASE_URL cannot be reached: ${why}.`;
}

/**
 * What went wrong with a database of others while it was opened, as a sentence where it is not our fault.
 * @param {unknown} error
 */
export function explained(error) {
  if (error instanceof Refusal) return error;
  if (error.code === "25006")
    return new Refusal(
      "The database of DATABASE_URL stopped taking changes while Tandem started. Start Tandem again once it is the primary.",
    );
  const { code = "", syscall, message = "" } = error;
  const away =
    /^(08...|57P0[1-4]|53300)$/.test(code) ||
    ["connect", "read", "write", "getaddrinfo"].includes(syscall) ||
    /^(Connection terminated|timeout expired)/.test(message);
  if (!away) return error;
  return new Refusal(`The database of DATABASE_URL went away while Tandem started: ${error.message}. Start Tandem again once it is there.`);
}
