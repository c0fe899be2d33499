import "server-only";
import { v7 } from "uuid";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { type Actor, may } from "@/lib/domain/roles";
import type { Answer } from "@/lib/server/answers/answer";
import { finish, jsonAnswer, problemAnswer, toResponse } from "@/lib/server/answers/answer";
import { toProblem } from "@/lib/server/answers/failure";
import { logRequest } from "@/lib/server/answers/log";
import { checkOrigin } from "@/lib/server/answers/origin";
import { parseIfMatch } from "@/lib/server/answers/preconditions";
import { archived, notAllowed, notFound, notSignedIn, shownOnce } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import { changeIn, madeAs } from "@/lib/server/events/change-name";
import { findMigration, isOverdue, type MigrationRow } from "@/lib/server/migrations/row";
import { passTime } from "@/lib/server/projection/due";
import { type Authentication, authenticate } from "./actor";
import { parseBody, readBody } from "./body";
import { checkAnswer } from "./contract";
import { digestOf, type Hold, hold, idempotencyKey, keep, Replay, release } from "./idempotency";
import type { Head, Input, Outcome, Run } from "./input";
import { parseParams, parseQuery, type RouteContext } from "./query";

/** What is known of one request before its verb runs. */
type Asked = { endpoint: Endpoint; request: Request; requestId: string; now: Date; who: Authentication };

type Received = (content: string) => Promise<void>;

/**
 * The one place that authenticates, authorises, parses, limits, maps errors and logs. A verb gets what is left. A HEAD of a file
 * is answered without making it: `head` refuses what GET would refuse, and may tell headers.
 */
export function handler<const E extends Endpoint>(endpoint: E, run: Run<E>, head?: Head<E>) {
  const route = async (request: Request, context: RouteContext): Promise<Response> => {
    const asked: Asked = { endpoint, request, requestId: v7(), now: new Date(), who: { actor: null, by: null, cookies: [] } };
    const begun = performance.now();
    let code: string | undefined;
    let fault: unknown;
    const response = await answer(asked, context, run as Run<Endpoint>, head as Head<Endpoint> | undefined).catch((error: unknown) => {
      const problem = toProblem(error);
      code = problem.code;
      if (problem.status >= 500) fault = error;
      return toResponse(problemAnswer(problem));
    });
    if (endpoint.method !== "GET" || response.status >= 400) {
      const milliseconds = Math.round(performance.now() - begun);
      logRequest({
        requestId: asked.requestId,
        method: request.method,
        path: endpoint.secretPath ? endpoint.path : new URL(request.url).pathname,
        status: response.status,
        milliseconds,
        actor: asked.who.actor,
        code,
        error: fault,
        gone: request.signal.aborted,
      });
    }
    return finish(response, asked.requestId, asked.who.cookies);
  };
  /** Asks from within, for a page that knows already who asks: the same answer, without the line. Throws what is refused. */
  const within = async (actor: Actor | null, place: string, params: Record<string, string>) => {
    const request = new Request(new URL(place, "http://within"));
    const who: Authentication = { actor, by: actor && "session", cookies: [] };
    const asked: Asked = { endpoint, request, requestId: v7(), now: new Date(), who };
    return await (await reply(asked, { params: Promise.resolve(params) }, run as Run<Endpoint>, undefined)).json();
  };
  return Object.assign(route, { within });
}

async function answer(asked: Asked, context: RouteContext, run: Run<Endpoint>, head: Head<Endpoint> | undefined): Promise<Response> {
  asked.who = await whoAsks(asked);
  return await reply(asked, context, run, head);
}

async function reply(asked: Asked, context: RouteContext, run: Run<Endpoint>, head: Head<Endpoint> | undefined): Promise<Response> {
  const { endpoint, request } = asked;
  const { actor, by } = asked.who;
  if (endpoint.method !== "GET" && by !== "token") checkOrigin(request);
  if (endpoint.verb && !actor) throw notSignedIn();
  if (endpoint.verb && !may(actor, endpoint.verb)) throw notAllowed();
  const params = await parseParams(context, endpoint.params);
  const migration = await theMigration(endpoint, actor, params, asked.now);
  const query = parseQuery(request.url, endpoint.query);
  const ifMatch = parseIfMatch(request.headers, endpoint.ifMatch);
  const bytes = endpoint.body && !endpoint.rawBody ? await readBody(request) : null;
  const body = endpoint.body && bytes ? parseBody(bytes, request.headers.get("content-type"), endpoint.body) : undefined;
  const key = actor && endpoint.verb ? idempotencyKey(request) : null;
  const inputWith = (received: Received) => {
    const { now, requestId } = asked;
    return { call: { actor, now, requestId }, actor, params, query, body, ifMatch, request, now, received, migration } as Input<Endpoint>;
  };
  if (request.method === "HEAD" && isFile(endpoint)) {
    const told = await head?.(inputWith(async () => undefined));
    return new Response(null, { headers: { ...typeOf(endpoint), ...told } });
  }
  const change = endpoint.method === "GET" ? undefined : changeIn(request.headers);
  const runWith = (received: Received) => madeAs(change, () => run(inputWith(received)));
  if (!actor || key === null) return plain(endpoint, await runWith(async () => undefined));
  return once(asked, actor, key, bytes, runWith);
}

/** What GET answers is no JSON: a file, or a stream without end. */
const isFile = ({ method, answers }: Endpoint) => method === "GET" && answers[200] === null;

const typeOf = ({ media }: Endpoint): Record<string, string> =>
  media ? { "content-type": media.startsWith("text/") ? `${media}; charset=utf-8` : media } : {};

/** Open endpoints answer everybody, so nobody is looked up there: a database that keeps silent would hold them up. */
async function whoAsks({ endpoint, request, now, who }: Asked): Promise<Authentication> {
  if (endpoint.verb === null) return who;
  return authenticate(request.headers, now, endpoint.media !== "text/event-stream");
}

async function theMigration(endpoint: Endpoint, actor: Actor | null, params: unknown, now: Date): Promise<MigrationRow | null> {
  if (!endpoint.verb || !params || typeof params !== "object" || !("migration" in params) || typeof params.migration !== "string")
    return null;
  const { migration: id } = params;
  const [migration, overdue] = await Promise.all([findMigration(pool(), id), isOverdue(pool(), id, now)]);
  if (!migration) throw notFound("The migration");
  if (!may(actor, endpoint.verb, { archived: migration.archivedAt !== null })) throw archived();
  if (overdue) await passTime(migration.id, now);
  return migration;
}

function plain(endpoint: Endpoint, outcome: Outcome): Response {
  if (outcome instanceof Response) return outcome;
  checkAnswer(endpoint, outcome.status, outcome.body);
  return toResponse(jsonAnswer(outcome.status, outcome.body, outcome.headers));
}

/** Runs at most once per key. What a fault of ours answered is not kept, so that it can be tried again. */
async function once(
  asked: Asked,
  actor: Actor,
  key: string,
  bytes: Buffer | null,
  run: (received: Received) => Promise<Outcome>,
): Promise<Response> {
  const held: { mine: Hold | null } = { mine: null };
  const take = async (content: Buffer | string | null) => {
    const taken = await hold(actor, new URL(asked.request.url).pathname, key, digestOf(asked.request, content));
    if (taken.replay) throw new Replay(taken.replay);
    held.mine = taken.hold;
  };
  try {
    if (!asked.endpoint.rawBody) await take(bytes);
    const outcome = await run(asked.endpoint.rawBody ? take : async () => undefined);
    const response = plain(asked.endpoint, outcome);
    if (held.mine)
      await settle(
        held.mine,
        outcome instanceof Response ? problemAnswer(shownOnce()) : jsonAnswer(outcome.status, outcome.body, outcome.headers),
      );
    return response;
  } catch (error) {
    if (error instanceof Replay)
      return toResponse({ ...error.answer, headers: { ...error.answer.headers, "idempotency-replayed": "true" } });
    // An upload that did not arrive whole took no key.
    if (held.mine) await settle(held.mine, problemAnswer(toProblem(error)));
    throw error;
  }
}

/** Keeps what can be said again. */
async function settle(mine: Hold, answer: Answer): Promise<void> {
  if (answer.status >= 500 || answer.status === 429) await release(mine).catch(() => undefined);
  else await keep(mine, answer);
}
