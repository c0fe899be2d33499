import type { Address } from "@/lib/queries/ask";
import { hub } from "@/lib/server/events/hub";
import { apiOf, type Fields } from "@/lib/server/imports/testing/api";
import { type Asked, type Call, responseOf } from "./ask";

/** What it is told to do: to ask, to import, or to tell whenever it hears of a change. */
export type Order = { ask: Address; with: Asked; call: Call } | { send: string; fields: Fields; migration: string } | { hear: string };
export type Message = { order: number; status: number; text: string } | { heard: string } | { ready: true };

const tell = (message: Message) => process.send?.(message);

async function follow(order: Order): Promise<{ status: number; text: string }> {
  if ("hear" in order) {
    await hub().subscribe({
      migration: order.hear,
      hear: (heard) => tell({ heard: heard.kind === "changed" ? heard.notice.subject : "" }),
    });
    return { status: 200, text: "" };
  }
  const response =
    "send" in order
      ? (await apiOf(order.migration).send(order.send, order.fields)).response
      : await responseOf(order.ask, order.with, order.call);
  return { status: response.status, text: await response.text() };
}

/** A process of its own, with a pool, an estate and a hub of its own, that answers through the handlers as a server does. */
process.on("message", (message: { order: number; what: Order }) => {
  void follow(message.what).then(
    (answer) => tell({ order: message.order, ...answer }),
    (error: unknown) => tell({ order: message.order, status: 0, text: String(error) }),
  );
});
tell({ ready: true });
