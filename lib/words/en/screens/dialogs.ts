export const dialogWords = {};
