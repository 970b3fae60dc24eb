import type { Phrase } from "../../phrase";

export const demoWords = {
  label: "Demo",
  about: <T>(link: (text: string) => T): Phrase<T> => [
    "This is a demo: its shop and its cluster exist in this process only. Roll back whatever you like, and ",
    link("start with checkout"),
    ".",
  ],
  breakAgain: "Break checkout again",
  isBroken: "The bad release of checkout is out.",
};
