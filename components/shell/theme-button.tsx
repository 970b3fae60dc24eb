"use client";

import { type LucideIcon, Monitor, Moon, Sun } from "lucide-react";
import { useWords } from "@/components/words/words";
import { useTheme } from "./providers";
import { type Theme, THEMES } from "./theme";

const ICONS: Record<Theme, LucideIcon> = { system: Monitor, light: Sun, dark: Moon };

/** Goes round the themes. */
export function ThemeButton() {
  const words = useWords("app").shell;
  const { theme, choose } = useTheme();
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
  const Icon = ICONS[theme];
  const label = words.theme(theme, next);
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={() => choose(next)}
      className="touchable grid h-7 w-7 place-items-center rounded-md text-ink-2 hover:bg-sunken hover:text-ink pointer-coarse:w-11"
    >
      <Icon aria-hidden className="size-4" strokeWidth={1.75} />
    </button>
  );
}
