import { type StageMove, stageMoves } from "../stage-moves";
import { count, counted } from "../words/numbers";

const words: Record<StageMove, (agents: string, one: boolean) => string> = {
  forward: (agents) => `${agents} moved forward.`,
  back: (agents) => `${agents} went back a stage.`,
  other: (agents) => `${agents} moved otherwise, such as leaving the original unasked.`,
  new: (agents, one) => `${agents} ${one ? "is" : "are"} new.`,
  gone: (agents, one) => `${agents} ${one ? "is" : "are"} gone from all exports.`,
};

/** What became of agents, a sentence for each kind that there is; `done` is the difference of agents done. */
export function changeSentences(counts: Readonly<Record<StageMove, number>>, done: number): { kind: StageMove | "done"; words: string }[] {
  const moved = stageMoves.flatMap((kind) => {
    const value = counts[kind];
    return value === 0 ? [] : [{ kind, words: words[kind](counted(value, "agent"), value === 1) }];
  });
  if (done === 0) return moved;
  return [
    {
      kind: "done",
      words: `${count(Math.abs(done))} ${done > 0 ? "more" : "fewer"} ${Math.abs(done) === 1 ? "agent is" : "agents are"} done.`,
    },
    ...moved,
  ];
}
