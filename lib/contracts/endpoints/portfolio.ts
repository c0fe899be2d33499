import { defineEndpoints } from "../endpoint";
import { portfolio } from "../portfolio";

export const portfolioEndpoints = defineEndpoints({
  portfolioGet: {
    method: "GET",
    path: "/api/v1/portfolio",
    summary: "How every migration stands that is not archived, the one that needs somebody most first",
    verb: "migrations.read",
    answers: { 200: portfolio },
  },
});
