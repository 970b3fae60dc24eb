export const listWords = {};
