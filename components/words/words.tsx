"use client";

import dynamic from "next/dynamic";
import { type ComponentType, createContext, type ReactNode, use, useMemo } from "react";
import type { Language } from "@/lib/words/language";
import type { Part, ScreenWords } from "@/lib/words/screen-words";

type Provider = ComponentType<{ children: ReactNode }>;

const LanguageContext = createContext<Language>("en");
const WordsContext = createContext<Partial<ScreenWords>>({});

/** Each part of each language is a file of its own, and a browser loads only those that it shows. */
const PROVIDERS: Record<Language, Record<Exclude<Part, LatePart>, Provider>> = {
  en: {
    app: dynamic(() => import("@/lib/words/en/screens/app").then(({ appWords }) => adding({ app: appWords }))),
    start: dynamic(() =>
      import("@/lib/words/en/screens/start").then(({ startWords }) => adding({ start: startWords })),
    ),
    list: dynamic(() => import("@/lib/words/en/screens/list").then(({ listWords }) => adding({ list: listWords }))),
    rollout: dynamic(() =>
      import("@/lib/words/en/screens/rollout").then(({ rolloutWords }) => adding({ rollout: rolloutWords })),
    ),
    activity: dynamic(() =>
      import("@/lib/words/en/screens/activity").then(({ activityWords }) => adding({ activity: activityWords })),
    ),
  },
};

/** Parts that come with what takes them, when that is asked for. */
type LatePart = "details" | "dialogs";

const LATE: Record<Language, Record<LatePart, () => Promise<Provider>>> = {
  en: {
    details: () => import("@/lib/words/en/screens/details").then(({ detailWords }) => adding({ details: detailWords })),
    dialogs: () => import("@/lib/words/en/screens/dialogs").then(({ dialogWords }) => adding({ dialogs: dialogWords })),
  },
};

/** The language of everything inside, with the words that every page needs. */
export function InLanguage({ language, children }: { language: Language; children: ReactNode }) {
  return (
    <LanguageContext value={language}>
      <Words of="app">{children}</Words>
    </LanguageContext>
  );
}

/** Has the words of one part ready for everything inside. */
export function Words({ of, children }: { of: Exclude<Part, LatePart>; children: ReactNode }) {
  const Provided = PROVIDERS[use(LanguageContext)][of];
  return <Provided>{children}</Provided>;
}

type Drawn<Props> = (props: Props) => ReactNode;

/** A component that is not there from the beginning, and how to load it in a language before it is drawn. */
export type WithWords<Props> = { Component: Drawn<Props>; load: (language: Language) => void };

/**
 * Loads a component together with the words it takes, so that it appears at once and with its words. `loading` stands in
 * its place until then.
 */
export function withWords<Props extends object>(
  part: LatePart,
  load: () => Promise<Drawn<Props>>,
  loading?: () => ReactNode,
): WithWords<Props> {
  const loaders = Object.entries(LATE).map(([language, parts]) => {
    const both = async () => {
      const [Loaded, Provided] = await Promise.all([load(), parts[part]()]);
      return (props: Props) => (
        <Provided>
          <Loaded {...props} />
        </Provided>
      );
    };
    return [language, { both, Component: dynamic(both, { ssr: false, ...(loading && { loading }) }) }] as const;
  });
  const inLanguage = Object.fromEntries(loaders) as Record<Language, (typeof loaders)[number][1]>;
  return {
    Component: function InReadersLanguage(props: Props) {
      const { Component } = inLanguage[use(LanguageContext)];
      return <Component {...props} />;
    },
    load: (language) => void inLanguage[language].both(),
  };
}

/** The reader's language. */
export function useLanguage(): Language {
  return use(LanguageContext);
}

/** The words of one part in the reader's language; `Words` has to stand around whoever asks for them. */
export function useWords<P extends Part>(part: P): ScreenWords[P] {
  const words = use(WordsContext)[part];
  if (!words) throw new Error(`the words of "${part}" are not loaded here`);
  return words;
}

function adding(more: Partial<ScreenWords>): Provider {
  return function Adding({ children }) {
    const known = use(WordsContext);
    const all = useMemo(() => ({ ...known, ...more }), [known]);
    return <WordsContext value={all}>{children}</WordsContext>;
  };
}
