import { QueryClient } from "@tanstack/react-query";
import type { ProblemError } from "@/lib/contract/problem-error";

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: ProblemError;
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
