import type { KubeApi } from "./kube-api";
import type { List, Metadata } from "./objects";

export type Created<Kind> = {
  /** In the order they came; also those that are gone again. */
  readonly objects: readonly Kind[];
  end(): void;
};

/** Notes every object that is created below `path` from now on. */
export async function watchCreated<Kind extends { metadata: Metadata }>(
  api: KubeApi,
  path: string,
): Promise<Created<Kind>> {
  const { metadata } = await api.get<List<Kind>>(path);
  const ending = new AbortController();
  const objects: Kind[] = [];
  const noting = async () => {
    const since = `${path}?watch=1&resourceVersion=${metadata.resourceVersion}`;
    for await (const { type, object } of api.watch<Kind>(since, ending.signal)) {
      if (type === "ADDED") objects.push(object);
    }
  };
  noting().catch((error: unknown) => {
    if (!ending.signal.aborted) throw error;
  });
  return { objects, end: () => ending.abort() };
}
