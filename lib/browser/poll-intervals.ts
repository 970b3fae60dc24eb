/** How often what is asked for again by itself, and for how long an answer is taken for fresh: all in milliseconds. */

/** An open screen that no stream keeps up to date. */
export const REFRESH_MS = 5_000;

/** A screen while it follows a change that somebody just made. */
export const FOLLOW_MS = 1_000;

/** The pods of a change that is followed. */
export const FOLLOW_PODS_MS = 2_000;

/** What changed lately, which reads every revision of a namespace. */
export const ACTIVITY_MS = 30_000;

/** The kubeconfig, while a screen waits for a person to mend it. */
export const KUBECONFIG_MS = 3_000;

/** What hardly ever changes while a screen is open: rights, templates, the contexts. */
export const FRESH_MS = 60_000;
