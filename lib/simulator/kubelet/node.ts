/** The name of the one node. */
export const NODE = "rewind-node";
