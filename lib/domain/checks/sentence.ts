import { count, counted } from "../words/numbers";
import type { AgentRows, DriftRows, PendingRows } from "./rows";

/** A server that a sentence names. */
export type NamedServer = { id: string; name: string };
/** A piece of a sentence: words, and the rows that they count or name. `value`: how many they are. */
export type Part = { words: string; value?: number; agents?: AgentRows; servers?: NamedServer[]; pending?: PendingRows; drift?: DriftRows };
export type Sentence = readonly Part[];

/** A sentence whose numbers open the rows behind them: say`${agents(3, rows)} not heard from.` */
export function say(texts: TemplateStringsArray, ...told: readonly (string | Part | Sentence)[]): Sentence {
  return texts.flatMap((text, i) => [...sentenceOf(text), ...sentenceOf(told[i] ?? "")]);
}

export function sentenceOf(told: string | Part | Sentence): Sentence {
  if (typeof told === "string") return told === "" ? [] : [{ words: told }];
  return "words" in told ? [told] : told;
}

export const wordsOf = (sentence: Sentence): string => sentence.map(({ words }) => words).join("");

/** "3 agents", and which. */
export const agents = (value: number, rows: AgentRows, one = "agent"): Part => ({ words: counted(value, one), value, agents: rows });
/** "3", and which agents. */
export const ofAgents = (value: number, rows: AgentRows): Part => ({ words: count(value), value, agents: rows });
/** "3 failed actions", and which. */
export const actions = (value: number, one: string, rows: PendingRows): Part => ({ words: counted(value, one), value, pending: rows });
/** Differences from the baseline, and which. */
export const differences = (value: number, rows: DriftRows, one = "difference", many = `${one}s`): Part => ({
  words: counted(value, one, many),
  value,
  drift: rows,
});

/** Words about servers, and which. */
export const about = (words: string, servers: readonly NamedServer[]): Part => ({
  words,
  servers: servers.map(({ id, name }) => ({ id, name })),
});
/** "3 servers", and which. */
export const someServers = (servers: readonly NamedServer[], one = "server"): Part => about(counted(servers.length, one), servers);
/** Servers by name. */
export const named = (servers: readonly NamedServer[]): Sentence => joined(servers.map((one) => [about(one.name, [one])]));

/** Parts with a comma, or something else, between them. */
export const joined = (parts: readonly Sentence[], between = ", "): Sentence =>
  parts.flatMap((part, i) => (i === 0 ? part : [{ words: between }, ...part]));

/** A text that counts agents, with that count opening them. */
export function opening(text: string, value: number, rows: AgentRows): Sentence {
  const words = counted(value, "agent");
  const at = text.indexOf(words);
  return at < 0 ? sentenceOf(text) : say`${text.slice(0, at)}${agents(value, rows)}${text.slice(at + words.length)}`;
}
