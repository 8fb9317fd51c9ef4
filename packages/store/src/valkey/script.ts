import { createHash } from 'node:crypto'

/** A program that Valkey runs as one step between those of all others. */
export interface Script {
  readonly text: string
  /** By which Valkey knows it once it has seen the text. */
  readonly sha1: string
}

export function script(text: string): Script {
  return { text, sha1: createHash('sha1').update(text).digest('hex') }
}
