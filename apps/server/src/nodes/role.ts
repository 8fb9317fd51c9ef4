export const roles = ['control', 'data', 'both'] as const

/** What a node of several on one database does: answer AWS's protocol and the console (`control`), serve deployed APIs (`data`), or both. */
export type Role = (typeof roles)[number]
