import { classes } from "@/components/ui/classes";
import { type Stage, stageNames } from "@/lib/domain/stages";
import { explains } from "@/lib/domain/words/term";
import { StageGlyph } from "./stage-glyph";

/** Hollow stages are outlined, filled ones sit on their soft tint. */
const looks: Record<Stage, string> = {
  waiting: "border-orig-mid text-orig-text",
  upgraded: "border-transparent bg-orig-soft text-orig-text",
  joined: "border-dual-mid text-dual-text",
  dualHomed: "border-transparent bg-dual-soft text-dual-text",
  cutOver: "border-transparent bg-new-soft text-new-text",
  gone: "border-line2 text-ink2",
};

export function StageBadge({ stage }: { stage: Stage }) {
  return (
    <span
      {...explains(`stage:${stage}`)}
      className={classes(
        "inline-flex h-5.25 max-w-full items-center gap-1.5 rounded-badge border px-1.5 text-caption font-[550] whitespace-nowrap",
        looks[stage],
      )}
    >
      <StageGlyph stage={stage} scale={0.9} />
      <span className="truncate">{stageNames[stage]}</span>
    </span>
  );
}
