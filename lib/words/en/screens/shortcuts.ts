export const shortcutWords = {
  title: "Keyboard shortcuts",
  does: {
    filter: "Filter the list or the history",
    nextAndPrevious: "Next and previous row",
    previousAndNext: "Previous and next row",
    open: "Open the row; in the history, roll back to the revision",
    left: "In the history, put the revision on the left side of the comparison",
    right: "In the history, put it on the right side",
    swap: "Swap the sides of the comparison",
    views: "What changed, YAML, whole template",
    rollBack: "Roll back to the focused revision, or to the suggested one",
    close: "Close, or clear the filter",
    help: "Show this list",
  },
  singleLetters: "Single-letter shortcuts",
  close: "Close",
};
