import Link from "next/link";
import { Shell } from "@/components/shell/shell";
import { EmptyNote } from "@/components/problem/empty-note";

export default function NotFoundPage() {
  return (
    <Shell title="No such page">
      <h1 className="sr-only">No such page</h1>
      <EmptyNote heading="There is no such page">
        <p>
          Rollouts live at <code className="font-mono">/cluster/namespace/deployments/name</code>.
        </p>
        <p>
          <Link href="/" className="font-medium text-accent hover:underline">
            Choose a namespace
          </Link>
        </p>
      </EmptyNote>
    </Shell>
  );
}
