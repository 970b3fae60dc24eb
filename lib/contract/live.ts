/** What stands for the workload's own template where a revision is named. */
export const LIVE = "live";
