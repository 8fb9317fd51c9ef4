import { visible } from '@fourbox/domain'

const longest = 1000

/** Words of an API's author as an agent is told them: not more than it has room for, and nothing unseen in them. */
export function bounded(words: string): string {
  const shown = visible(words.slice(0, longest).toWellFormed())
  return words.length > longest ? `${shown}…` : shown
}
