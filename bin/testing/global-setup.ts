import { randomBytes } from "node:crypto";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { externalConfig } from "../external-database.mjs";
import { migrate } from "../migrate.mjs";
import { clusterConfig } from "../postgres/cluster.mjs";
import { makeQueue } from "../queue.mjs";
import { appRole, grantToApp } from "../roles.mjs";
import { startThrowaway } from "./throwaway-cluster.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** Connects as the owner to the maintenance database; workers copy the template from there. */
    testDatabase: { owner: pg.ClientConfig; template: string; appRole: string };
  }
}

/** One PostgreSQL for the whole run, migrated once; every worker copies the template, under names that begin with its own. */
export default async function setup(project: TestProject) {
  const { owner, stop } = process.env.TEST_DATABASE_URL ? external(process.env.TEST_DATABASE_URL) : await embedded();
  const template = `tandem_template_${randomBytes(4).toString("hex")}`;
  await withClient(owner, (client) => client.query(`create database ${template}`));
  await migrate({ ...owner, database: template });
  await makeQueue({ ...owner, database: template }, (sentence: string) => console.warn(sentence));
  await grantToApp({ ...owner, database: template }, "nologin");
  project.provide("testDatabase", { owner, template, appRole });
  return async () => {
    await withClient(owner, async (client) => {
      const { rows } = await client.query<{ name: string }>("select datname as name from pg_database where starts_with(datname, $1)", [
        template,
      ]);
      for (const { name } of rows) await client.query(`drop database if exists ${name} with (force)`);
    });
    await stop();
  };
}

async function embedded() {
  const { cluster, stop } = await startThrowaway();
  return { owner: clusterConfig(cluster), stop };
}

function external(url: string) {
  return { owner: externalConfig(url), stop: async () => undefined };
}

async function withClient(config: pg.ClientConfig, work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client(config);
  client.on("error", () => undefined);
  await client.connect();
  await work(client).finally(() => client.end());
}
