/** What a message is known by: an object of the cluster that looks alike does not have it. */
export const MESSAGE = Symbol.for("rewind.message");

/**
 * A message of one of these families of facts. A fact that is itself a message is typed by this, as the families cannot
 * import what is made of all of them.
 */
export type MessageOf<F> = {
  [K in keyof F]: { readonly code: K; readonly facts: F[K]; readonly [MESSAGE]: true };
}[keyof F];

/** A message of any family: for a fact that was told elsewhere. */
export type AnyMessage = { readonly code: string; readonly facts: object; readonly [MESSAGE]: true };
