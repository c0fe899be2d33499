import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { bridgeDrawing } from "@/lib/domain/report/bridge-drawing";
import { burnUpDrawing } from "@/lib/domain/report/burn-up-drawing";
import type { ReportFacts } from "@/lib/domain/report/facts";
import type { FirstPage } from "@/lib/domain/report/first-page";
import { banks, banksHigh } from "./banks";
import { causes, causesHigh } from "./causes";
import { figures, head } from "./head";
import { type Item, list, listHigh } from "./list";
import { phases } from "./phases";
import { picture, title, titleHigh } from "./pieces";
import { edge, type Paper, room, wide } from "./sheet";

/** Between two blocks, beside and below each other. */
const gap = { x: 26, y: 16 };
/** What pictures have at least, and what more is good for: the bridge takes what is left, then the burn-up. */
const bridgeHigh = { least: 120, most: 262 };
const burnUpHigh = { least: 128, most: 190 };

/** A list with room for less than this begins overleaf. */
const fewLines = 56;

/** The page that stands alone: every block of the model, nothing shortened, and above the foot. What is too much for it goes on overleaf. */
export async function firstPage(paper: Paper, model: FirstPage, report: ReportFacts): Promise<void> {
  head(paper, model);
  await breathe();
  if (!model.known) return;
  const { bridge, burnUp, decisions, changes } = model;
  figures(paper, model);
  phases(paper, model.phases);
  await breathe();
  const space = spaceFor(paper, model);
  title(paper, bridge.title, edge.x, wide, bridge.note);
  banks(paper, model);
  picture(paper, bridgeDrawing(bridge.stages, wide, space.bridge), edge.x, wide);
  paper.y += gap.y;
  await breathe();
  const { left, right, half } = columns;
  room(paper, titleHigh + Math.max(space.burnUp + 4, causesHigh(paper, model, right)));
  const top = paper.y;
  title(paper, burnUp.title, edge.x, left, burnUp.aside);
  const { course, forecast, migration } = report;
  picture(paper, burnUpDrawing({ course, forecast, targetDate: migration.targetDate }, left, space.burnUp), edge.x, left);
  const bottom = paper.y;
  paper.y = top;
  title(paper, model.causes.title, edge.x + left + gap.x, right, model.causes.aside);
  causes(paper, model, edge.x + left + gap.x, right);
  paper.y = Math.max(bottom, paper.y) + gap.y;
  room(paper, titleHigh + Math.min(fewLines, Math.max(listHigh(paper, half, space.decisions), listHigh(paper, half, changesOf(model)))));
  const row = paper.y;
  title(paper, decisions.title, edge.x, half, decisions.aside);
  list(paper, edge.x, half, space.decisions);
  paper.y = row;
  title(paper, changes.title, edge.x + half + gap.x, half);
  list(paper, edge.x + half + gap.x, half, changesOf(model));
}

const columns = { left: wide * 0.58, right: wide * 0.42 - gap.x, half: (wide - gap.x) / 2 };

/** Decisions with what to do about each; where there is no room for all of it, only what they are: what to do stands in the table. */
function spaceFor(paper: Paper, model: FirstPage): { bridge: number; burnUp: number; decisions: Item[] } {
  const { left: _, right, half } = columns;
  const below = (items: readonly Item[], burnUp: number) =>
    3 * titleHigh +
    banksHigh(paper, model) +
    2 * gap.y +
    Math.max(burnUp, causesHigh(paper, model, right)) +
    Math.max(listHigh(paper, half, items), listHigh(paper, half, changesOf(model)));
  const left = (items: readonly Item[], burnUp = burnUpHigh.least) => paper.floor - paper.y - below(items, burnUp) - picturesApart;
  const { items, none } = model.decisions;
  const whole: Item[] = items.map((one) => ({ words: one.title, note: one.words, mark: one.severity }));
  const short: Item[] = items.map((one) => ({ words: one.title, mark: one.severity, bold: true }));
  const decisions = items.length === 0 ? [{ words: none }] : left(whole) >= bridgeHigh.least ? whole : short;
  const spare = left(decisions) - bridgeHigh.most;
  const burnUp = Math.min(burnUpHigh.most, burnUpHigh.least + Math.max(0, spare));
  return { bridge: Math.min(bridgeHigh.most, Math.max(bridgeHigh.least, left(decisions, burnUp))), burnUp, decisions };
}

/** What pictures leave free around them. */
const picturesApart = 12;

const changesOf = ({ changes }: FirstPage): Item[] => changes.items.map((words) => ({ words }));
