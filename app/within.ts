import { cache } from "react";
import { type Answer, placeOf, type ReadAddress } from "@/lib/queries/ask";
import { actorOfRequest } from "./session";

/** The endpoints that pages ask in the server's own process; each comes when it is first asked. */
const routes = {
  "GET /api/v1/builds": () => import("./api/v1/builds/route"),
  "GET /api/v1/limits": () => import("./api/v1/limits/route"),
  "GET /api/v1/migrations": () => import("./api/v1/migrations/route"),
  "GET /api/v1/people": () => import("./api/v1/people/route"),
  "GET /api/v1/portfolio": () => import("./api/v1/portfolio/route"),
  "GET /api/v1/tokens": () => import("./api/v1/tokens/route"),
  "GET /api/v1/migrations/{migration}": () => import("./api/v1/migrations/[migration]/route"),
  "GET /api/v1/migrations/{migration}/activity": () => import("./api/v1/migrations/[migration]/activity/route"),
  "GET /api/v1/migrations/{migration}/components": () => import("./api/v1/migrations/[migration]/components/route"),
  "GET /api/v1/migrations/{migration}/components/{component}": () => import("./api/v1/migrations/[migration]/components/[component]/route"),
  "GET /api/v1/migrations/{migration}/deployment": () => import("./api/v1/migrations/[migration]/deployment/route"),
  "GET /api/v1/migrations/{migration}/drift": () => import("./api/v1/migrations/[migration]/drift/route"),
  "GET /api/v1/migrations/{migration}/gates": () => import("./api/v1/migrations/[migration]/gates/route"),
  "GET /api/v1/migrations/{migration}/imports": () => import("./api/v1/migrations/[migration]/imports/route"),
  "GET /api/v1/migrations/{migration}/imports/{import}": () => import("./api/v1/migrations/[migration]/imports/[import]/route"),
  "GET /api/v1/migrations/{migration}/overview": () => import("./api/v1/migrations/[migration]/overview/route"),
  "GET /api/v1/migrations/{migration}/pending": () => import("./api/v1/migrations/[migration]/pending/route"),
  "GET /api/v1/migrations/{migration}/planned-changes": () => import("./api/v1/migrations/[migration]/planned-changes/route"),
  "GET /api/v1/migrations/{migration}/progress": () => import("./api/v1/migrations/[migration]/progress/route"),
  "GET /api/v1/migrations/{migration}/remaining": () => import("./api/v1/migrations/[migration]/remaining/route"),
  "GET /api/v1/migrations/{migration}/report": () => import("./api/v1/migrations/[migration]/report/route"),
  "GET /api/v1/migrations/{migration}/report-schedules": () => import("./api/v1/migrations/[migration]/report-schedules/route"),
  "GET /api/v1/migrations/{migration}/report-sendings": () => import("./api/v1/migrations/[migration]/report-sendings/route"),
  "GET /api/v1/migrations/{migration}/reports": () => import("./api/v1/migrations/[migration]/reports/route"),
  "GET /api/v1/migrations/{migration}/reports/{report}": () => import("./api/v1/migrations/[migration]/reports/[report]/route"),
  "GET /api/v1/migrations/{migration}/reports/{report}/comparison/{earlier}": () =>
    import("./api/v1/migrations/[migration]/reports/[report]/comparison/[earlier]/route"),
  "GET /api/v1/migrations/{migration}/source-health": () => import("./api/v1/migrations/[migration]/source-health/route"),
  "GET /api/v1/migrations/{migration}/tasks": () => import("./api/v1/migrations/[migration]/tasks/route"),
} satisfies Partial<Record<ReadAddress, () => Promise<unknown>>>;

export type WithinAddress = keyof typeof routes;
type Asks<A> = { asks: { address: A; input: { params?: object; query?: object } } };

/** Asks in the server's own process what the browser would ask, as who asks for the page. Throws what is refused. */
export function askWithin<A extends WithinAddress>(question: Asks<A>): Promise<Answer<A>> {
  const { address, input } = question.asks;
  const place = placeOf(address, input);
  const known = answers() as Map<string, Promise<Answer<A>>>;
  const answer = known.get(place) ?? answerOf(question, place);
  known.set(place, answer);
  return answer;
}

/** What was asked for this request already: a page and the layout above it may need the same. */
const answers = cache(() => new Map<string, Promise<unknown>>());

async function answerOf<A extends WithinAddress>({ asks: { address, input } }: Asks<A>, place: string): Promise<Answer<A>> {
  const { GET } = await routes[address]();
  const params = Object.fromEntries(Object.entries(input.params ?? {}).map(([name, value]) => [name, String(value)]));
  return await GET.within(await actorOfRequest(), place, params);
}
