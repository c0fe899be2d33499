import { OpensNothing } from "@/components/report/shared/opens-nothing";
import { SharedFrame } from "@/components/report/shared/shared-frame";

export default function NotFound() {
  return (
    <SharedFrame>
      <OpensNothing />
    </SharedFrame>
  );
}
