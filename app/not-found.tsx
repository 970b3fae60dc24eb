import { PlainPage } from "@/components/shell/plain-page";

export default function NotFoundPage() {
  return (
    <PlainPage title="No such page" heading="There is no such page">
      <p className="text-ink-2">
        Rollouts live at <code className="font-mono">/cluster/namespace/deployments/name</code>.
      </p>
      <p>
        {/* A full load, without the router that may be what broke. */}
        {/* oxlint-disable-next-line next/no-html-link-for-pages */}
        <a href="/" className="font-medium text-accent hover:underline">
          Choose a cluster and a namespace
        </a>
      </p>
    </PlainPage>
  );
}
