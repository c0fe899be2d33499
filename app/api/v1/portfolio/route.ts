import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { readPortfolio } from "@/lib/server/portfolio/read";

export const GET = answering(endpoints.portfolioGet, ({ now }) => readPortfolio(now));
