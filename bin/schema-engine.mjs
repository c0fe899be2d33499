import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import { checkout } from "./settings.mjs";

const schemaFile = join(checkout, "prisma", "schema.prisma");

/**
 * The script that brings a database to what schema.prisma says; empty when they agree. Needs no download.
 * @param {import("pg").ClientConfig} owner
 * @param {string} schema
 */
export async function scriptToSchema(owner, schema = readFileSync(schemaFile, "utf8")) {
  const files = [{ path: schemaFile, content: schema }];
  const engine = await newEngine(owner, files);
  const { exitCode, stdout } = await engine.diff({
    from: { tag: "schemaDatasource", files, configDir: dirname(schemaFile) },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  return exitCode === 0 ? "" : (stdout ?? "");
}

async function newEngine(owner, files) {
  bindings ??= loadBindings();
  const factory = new PrismaPg(owner);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => understandCharacter(await connect());
  const datamodels = files.map(({ path, content }) => [path, content]);
  return (await bindings).SchemaEngine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory));
}

/** Once per process: the bindings remember the memory of the first instance. */
let bindings;

async function loadBindings() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message() {} };
  const folder = dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const loaded = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = readFileSync(join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": loaded });
  loaded.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
  return loaded;
}

/** The engine expects the one-letter type of the catalogue as a character; the adapter does not know it. */
function understandCharacter(adapter) {
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const letters = [];
    adapter.performIO = async (question) => {
      const result = await performIO(question);
      const fields = result.fields.map((field, index) => {
        if (field.dataTypeID !== oneLetter) return field;
        letters.push(index);
        return { ...field, dataTypeID: paddedText };
      });
      return { ...result, fields };
    };
    const answer = await queryRaw(query);
    for (const index of letters) answer.columnTypes[index] = ColumnTypeEnum.Character;
    return answer;
  };
  return adapter;
}

const oneLetter = 18;
const paddedText = 1042;
