import { QueryClient } from "@tanstack/react-query";
import type { ToldProblem } from "./told-problem";

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: ToldProblem;
  }
}

/** Nothing is retried: open screens read again every few seconds anyway, and a write must never be sent twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, refetchOnWindowFocus: "always", networkMode: "always" },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
