import { ChevronDown, type LucideIcon } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { Popover } from "@/components/ui/popover";

/** `named`: the value alone would not tell what it is of. `proposed`: nobody decided it. */
type Saying = { icon: LucideIcon; name: string; says: string | null; named?: boolean; proposed?: boolean; unsaved?: boolean };

/** What is said, on the button that changes it. */
export function SayingButton({
  icon,
  name,
  says,
  named = false,
  proposed = false,
  unsaved = false,
  ...rest
}: Saying & ComponentProps<"button">) {
  return (
    <Button {...rest} size="small" icon={icon} className="max-w-full">
      <span className={says && !named ? "sr-only" : "font-normal text-ink2"}>{name}</span>
      {says && <span className={classes("min-w-0 truncate", proposed && "font-normal text-ink2")}>{says}</span>}
      {proposed && <span className="sr-only">proposed</span>}
      {unsaved && <span className="font-normal text-warn-text">not saved</span>}
      <ChevronDown size={13} aria-hidden className="-mr-0.5 shrink-0 text-ink3" />
    </Button>
  );
}

type Props = Saying & { busy: boolean; onSave: () => void; onDiscard: () => void; children: ReactNode };

/** One thing that is said, in fields that save with Enter. What is not saved is kept, and the button tells so. */
export function EditPopover({ busy, onSave, onDiscard, children, ...saying }: Props) {
  return (
    <Popover label={saying.name} trigger={<SayingButton {...saying} />}>
      {(close) => (
        <form
          className="flex flex-col gap-2.5 p-1"
          onSubmit={(event) => {
            event.preventDefault();
            onSave();
            close();
          }}
        >
          {children}
          <div className="flex justify-end gap-2">
            <Button
              size="small"
              onClick={() => {
                onDiscard();
                close();
              }}
            >
              Discard
            </Button>
            <Button type="submit" size="small" look="primary" disabled={busy}>
              Save
            </Button>
          </div>
        </form>
      )}
    </Popover>
  );
}
