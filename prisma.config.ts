import { defineConfig } from "prisma/config";

// Only the client is generated with Prisma's tools; without this they would try to download an engine that is never used.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema.prisma", migrations: { path: "prisma/migrations" } });
