const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** A reason is kept as words, so its day is in words too: "10 Feb 2014", of UTC. */
export const dayInWords = (at: number): string => day.format(at);
