import { reading } from "./ask";

/** How each stands. No stream tells of all migrations, so it is asked for again while it is looked at. */
export const portfolioQuery = reading(["migrations", "standing"], "GET /api/v1/portfolio", {}, { refetchInterval: 15_000 });
