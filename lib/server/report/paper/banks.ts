import "server-only";
import type { Bank, FirstPage } from "@/lib/domain/report/first-page";
import { type GroupRole, groupRoles } from "@/lib/domain/stages";
import { body } from "./pieces";
import { edge, type Paper, tagged, wide } from "./sheet";

const line = 11;

const linesOf = ({ pen }: Paper, told: readonly Bank[]) =>
  told.flatMap(({ name, words }) => pen.wrap(`${name}  ${words}`, wide / 2 - 12, body));
const colours = { source: "orig-text", target: "new-text" } as const satisfies Record<GroupRole, string>;

export const banksHigh = (paper: Paper, { bridge }: FirstPage): number =>
  line * Math.max(...groupRoles.map((role) => linesOf(paper, bridge.banks[role]).length));

/** Each management group with its agents and servers above its side of the bridge. */
export function banks(paper: Paper, model: FirstPage): void {
  const { pen } = paper;
  for (const role of groupRoles) {
    tagged(paper, "P", () => {
      for (const [n, words] of linesOf(paper, model.bridge.banks[role]).entries()) {
        const x = role === "source" ? edge.x : edge.x + wide - pen.width(words, body);
        pen.line(words, x, paper.y + 1 + n * line, { ...body, colour: colours[role] });
      }
    });
  }
  paper.y += banksHigh(paper, model) - 6;
}
