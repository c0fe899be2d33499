import { portfolioEndpoints } from "@/lib/contracts/portfolio";
import { answers } from "@/lib/server/endpoint/answers";
import { readPortfolio } from "@/lib/server/portfolio/read";

export default answers(portfolioEndpoints, {
  portfolioGet: ({ now }) => readPortfolio(now),
});
