"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { followContexts } from "@/lib/browser/follow-contexts";
import { createQueryClient } from "@/lib/browser/query-client";
import { THEME_COOKIE, type Theme } from "./theme";

const ThemeContext = createContext<{ theme: Theme; choose: (theme: Theme) => void } | null>(null);

/** What every screen needs around it: the query cache and the chosen theme. */
export function Providers({ theme: initial, children }: { theme: Theme; children: ReactNode }) {
  const [client] = useState(createQueryClient);
  const [theme, setTheme] = useState(initial);
  useEffect(() => followContexts(client), [client]);
  const choose = (chosen: Theme) => {
    document.documentElement.dataset["theme"] = chosen;
    document.cookie = `${THEME_COOKIE}=${chosen}; path=/; max-age=31536000; samesite=lax`;
    setTheme(chosen);
  };

  return (
    <ThemeContext value={{ theme, choose }}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </ThemeContext>
  );
}

/** The chosen theme and how to choose another. */
export function useTheme() {
  const context = use(ThemeContext);
  if (!context) throw new Error("useTheme needs Providers around it");
  return context;
}
