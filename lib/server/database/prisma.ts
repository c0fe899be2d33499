import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./client/client";
import { pool } from "./pool";

const key = Symbol.for("tandem.prisma");
const shared = globalThis as { [key]?: PrismaClient };

export function prisma(): PrismaClient {
  shared[key] ??= new PrismaClient({ adapter: new PrismaPg(pool(), { disposeExternalPool: false }) });
  return shared[key];
}
