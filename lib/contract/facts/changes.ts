/** What differs between two pod templates. Codes begin with `change.`. */
export type ChangeFacts = {};
