import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { readPortfolio } from "@/lib/server/portfolio/read";

export const GET = handler(endpoints.portfolioGet, async ({ now }) => ({ status: 200, body: await readPortfolio(now) }));
