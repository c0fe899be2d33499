import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { ofProcess } from "@/lib/server/process/of-process";
import { PrismaClient } from "./client/client";
import { pool } from "./pool";

export const prisma = (): PrismaClient =>
  ofProcess("prisma", () => new PrismaClient({ adapter: new PrismaPg(pool(), { disposeExternalPool: false }) }));
