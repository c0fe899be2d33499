import { cache } from "react";
import { type Answer, placeOf, type ReadAddress } from "@/lib/queries/ask";
import { handlerAt } from "@/lib/server/api/api";
import { actorOfRequest } from "./session";

type Asks<A> = { asks: { address: A; input: { params?: object; query?: object } } };

/** Asks in the server's own process what the browser would ask, as who asks for the page. Throws what is refused. */
export function askWithin<A extends ReadAddress>(question: Asks<A>): Promise<Answer<A>> {
  const { address, input } = question.asks;
  const place = placeOf(address, input);
  const known = answers() as Map<string, Promise<Answer<A>>>;
  const answer = known.get(place) ?? answerOf(question, place);
  known.set(place, answer);
  return answer;
}

/** What was asked for this request already: a page and the layout above it may need the same. */
const answers = cache(() => new Map<string, Promise<unknown>>());

async function answerOf<A extends ReadAddress>({ asks: { address, input } }: Asks<A>, place: string): Promise<Answer<A>> {
  const handler = await handlerAt(address);
  const params = Object.fromEntries(Object.entries(input.params ?? {}).map(([name, value]) => [name, String(value)]));
  return await handler.within(await actorOfRequest(), place, params);
}
