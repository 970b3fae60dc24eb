/** In the place of changes where there are none. */
export function SameTemplates({ orderOnly }: { orderOnly: boolean }) {
  return (
    <div className="px-4 py-6">
      <h3 className="text-lg">{orderOnly ? "Nothing but the order differs" : "No difference"}</h3>
      <p className="mt-1 text-ink-2">
        {orderOnly
          ? "The same entries stand in another order in lists that Kubernetes merges by name. Kubernetes makes a new ReplicaSet for it all the same."
          : "Kubernetes calls both templates the same."}
      </p>
    </div>
  );
}
