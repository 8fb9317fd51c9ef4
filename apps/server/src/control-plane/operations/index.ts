import type { Handlers } from '../context.ts'

/** The nouns. An operation that none of them implements is answered with 501. */
export const operations: Partial<Handlers> = {}
