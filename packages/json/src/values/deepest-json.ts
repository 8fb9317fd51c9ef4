/** How many JSON objects and arrays may stand within one another; far below what a call stack carries. */
export const deepestJson = 1_000
