import { z } from "zod";

/** The scenes that the demo's cluster can play. */
export const DemoAction = z.enum(["break-checkout"]);
export type DemoAction = z.infer<typeof DemoAction>;

/** Playing a scene takes nothing but its name, which stands in the URL. */
export const DemoRequest = z.strictObject({});
export type DemoRequest = z.infer<typeof DemoRequest>;

export const DemoResult = z.object({ played: DemoAction });
export type DemoResult = z.infer<typeof DemoResult>;
