import { largestAnswer } from '../environment/error-payload.ts'

/** What nearly every line of a bootstrap is; JSON.parse takes some microseconds. */
const common = /^\{"done":true,"n":(\d{1,8})(,"mark":true)?\}$/
const longestHead = 100
const lineFeed = 10

export interface CommonHead {
  readonly done: true
  /** Bytes behind the line. */
  readonly n: number
  readonly mark: boolean
}

/** The line before an answer that went well; undefined for any other. */
export function readCommonHead(line: string): CommonHead | undefined {
  const found = common.exec(line)
  return found ? { done: true, n: Number(found[1]), mark: found[2] !== undefined } : undefined
}

/** An answer that went well, with nothing behind it; `partial` while it may become one, undefined when it is something else. */
export function readAnswer(received: Buffer): { readonly payload: Buffer; readonly isMarked: boolean } | 'partial' | undefined {
  const end = received.indexOf(lineFeed)
  if (end < 0) return received.length < longestHead ? 'partial' : undefined
  const head = end < longestHead ? readCommonHead(received.toString('latin1', 0, end)) : undefined
  if (!head || head.n > largestAnswer) return undefined
  const missing = end + 1 + head.n - received.length
  if (missing > 0) return 'partial'
  return missing === 0 ? { payload: received.subarray(end + 1), isMarked: head.mark } : undefined
}
