import type * as fc from 'fast-check'

/** Something that takes a stranger's word, and what must hold whatever the word is. */
export interface Target<Case> {
  readonly cases: fc.Arbitrary<Case>
  /** Milliseconds of this thread's processor time that one case may take; what a server works is not counted. */
  readonly mostMillis: number
  start(): Promise<Trial<Case>>
}

export interface Trial<Case> {
  /** Throws what must not happen: a Complaint, or an error that nobody foresaw. */
  run(value: Case): void | Promise<void>
  stop(): Promise<void>
}

/** A promise that was broken. Complaints of one text are one find. */
export class Complaint extends Error {
  override readonly name = 'Complaint'
}

/** A trial without a life of its own. */
export function trial<Case>(run: Trial<Case>['run']): () => Promise<Trial<Case>> {
  return () => Promise.resolve({ run, stop: () => Promise.resolve() })
}
