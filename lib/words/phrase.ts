/** A sentence around things that the screen draws, such as a name in its own font: texts and those things in order. */
export type Phrase<Thing> = readonly (string | Thing)[];
