import pg from "pg";
import { checkExternal, explained, externalConfig } from "./external-database.mjs";
import { migrate } from "./migrate.mjs";
import { clusterConfig, makeCluster } from "./postgres/cluster.mjs";
import { keepRunning } from "./postgres/keeper.mjs";
import { makeQueue } from "./queue.mjs";
import { appRole, grantToApp } from "./roles.mjs";
import { readSettings } from "./settings.mjs";

const databaseName = "tandem";

/**
 * @typedef {{
 *   config: pg.ClientConfig,        what the app connects with
 *   ownerConfig: pg.ClientConfig,   the owner of the tables: migrations, backup and restore only
 *   embedded: boolean,
 *   migrated: string[],
 *   stop: () => Promise<void>       ends the built-in database unless others use it
 * }} OpenDatabase
 */

/**
 * Attaches to the running built-in database or starts it, or checks the one of DATABASE_URL; then brings it up to date.
 * Puts the app's connection into the environment, where lib/server/database/pool.ts finds it.
 * @param {import("./settings.mjs").Settings} settings
 * @param {{ tell?: (sentence: string) => void, durable?: boolean }} options
 * @returns {Promise<OpenDatabase>}
 */
export async function openDatabase(settings = readSettings(), { tell = (sentence) => console.error(sentence), durable = true } = {}) {
  const opened = settings.databaseUrl
    ? await openExternal(settings.databaseUrl, tell).catch((error) => Promise.reject(explained(error)))
    : await openEmbedded(settings.dataDirectory, tell, durable);
  process.env.TANDEM_APP_DATABASE = JSON.stringify(opened.config);
  return opened;
}

async function openEmbedded(dataDirectory, tell, durable) {
  const cluster = await makeCluster(dataDirectory, { durable });
  const stop = await keepRunning(cluster, tell);
  try {
    await createDatabase(clusterConfig(cluster));
    const ownerConfig = clusterConfig(cluster, databaseName);
    const migrated = await migrate(ownerConfig);
    await makeQueue(ownerConfig, tell);
    await grantToApp(ownerConfig, "login");
    return { config: clusterConfig(cluster, databaseName, appRole), ownerConfig, embedded: true, migrated, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function createDatabase(config) {
  const client = new pg.Client(config);
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query("select 1 from pg_database where datname = $1", [databaseName]);
    // Two starters may both see none; the second finds it made.
    if (rows.length === 0) await client.query(`create database ${databaseName}`).catch(ignoreDuplicate);
  } finally {
    await client.end();
  }
}

function ignoreDuplicate(error) {
  if (error.code !== "42P04" && error.code !== "23505") throw error;
}

async function openExternal(url, tell) {
  const ownerConfig = externalConfig(url);
  await checkExternal(ownerConfig);
  const migrated = await migrate(ownerConfig);
  await makeQueue(ownerConfig, tell);
  const config = (await mayMakeRoles(ownerConfig, tell))
    ? { ...ownerConfig, options: `${ownerConfig.options} -c role=${appRole}` }
    : ownerConfig;
  return { config, ownerConfig, embedded: false, migrated, stop: async () => undefined };
}

async function mayMakeRoles(ownerConfig, tell) {
  try {
    await grantToApp(ownerConfig, "nologin");
    return true;
  } catch (error) {
    if (error.code !== "42501") throw error;
    tell("The user of DATABASE_URL may not make roles; Tandem works as that user itself.");
    return false;
  }
}
