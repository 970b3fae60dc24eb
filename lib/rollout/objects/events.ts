import type { KubeEvent } from "./pod-objects";

/** When the event was last seen. Events of client-go and of the newer events API keep it in different fields. */
export function eventTime({ metadata, series, lastTimestamp, eventTime: first, firstTimestamp }: KubeEvent): string {
  return series?.lastObservedTime ?? lastTimestamp ?? first ?? firstTimestamp ?? metadata.creationTimestamp;
}

/** How often it was seen. */
export function eventCount({ count, series }: KubeEvent): number {
  return series?.count ?? count ?? 1;
}

/** Those about one object, newest first. */
export function eventsAbout(events: readonly KubeEvent[], uid: string): KubeEvent[] {
  return events
    .filter(({ involvedObject }) => involvedObject.uid === uid)
    .toSorted((a, b) => Date.parse(eventTime(b)) - Date.parse(eventTime(a)));
}

/** Whether a pod's event is about this container, or about none in particular. */
export function isAboutContainer({ involvedObject }: KubeEvent, container: string): boolean {
  const named = /\{(.+)\}$/.exec(involvedObject.fieldPath ?? "")?.[1];
  return named === undefined || named === container;
}
