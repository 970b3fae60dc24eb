import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/shell/providers";
import { THEME_COOKIE, themeOf } from "@/components/shell/theme";
import { InLanguage } from "@/components/words/words";
import { descriptionIn } from "@/lib/words/description";
import { languageFor } from "@/lib/words/language";
import "./globals.css";

export const metadata: Metadata = {
  robots: { index: false, follow: false },
  referrer: "same-origin",
};

export const viewport: Viewport = { colorScheme: "light dark" };

/** Theme and language are read on the server, so that the first paint is right without a script of its own. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  const language = languageFor((await headers()).get("accept-language"));
  return (
    <html lang={language} data-theme={theme}>
      <body>
        <meta name="description" content={descriptionIn(language)} />
        <Providers theme={theme}>
          <InLanguage language={language}>{children}</InLanguage>
        </Providers>
      </body>
    </html>
  );
}
