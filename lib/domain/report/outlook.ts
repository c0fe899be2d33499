import type { Forecast } from "../forecast/forecast";

/** A forecast with what it is held against. */
export type Outlook = Forecast & { targetDate: string | null; today: string };
