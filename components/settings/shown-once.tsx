import { OnlyHere } from "@/components/frame/only-here";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";

type Props = {
  title: string;
  secret: string | null;
  what: string;
  /** What nobody on another machine can do with it, where that is so. */
  onlyHere?: string | false;
  children: string;
  onClose: () => void;
};

/** A secret that cannot be looked up later. */
export function ShownOnce({ title, secret, what, onlyHere, children, onClose }: Props) {
  return (
    <Dialog
      open={secret !== null}
      onClose={onClose}
      title={title}
      actions={
        <Button look="primary" onClick={onClose}>
          I have kept it
        </Button>
      }
    >
      <p>{children}</p>
      {secret !== null && (
        <p className="flex items-center gap-2 rounded-field border border-line bg-sunken px-3 py-2">
          <code className="min-w-0 flex-1 font-mono break-all text-ink select-all">{secret}</code>
          <CopyButton text={secret} label={`Copy the ${what}`} />
        </p>
      )}
      {onlyHere && <OnlyHere title={onlyHere} />}
    </Dialog>
  );
}
