import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { CallsUnderWay } from './calls-under-way.ts'

/** An answer that has begun: a stream, or one of known length. */
class Answer extends EventEmitter {
  readonly headersSent = true
  readonly #headers: ReadonlySet<string>
  ended = 0

  constructor(...headers: readonly string[]) {
    super()
    this.#headers = new Set(headers)
  }

  hasHeader(name: string): boolean {
    return this.#headers.has(name)
  }

  end(): void {
    this.ended++
    this.emit('close')
  }

  destroy(): void {
    throw new Error('an answer that has begun is ended in order')
  }
}

test('a stream ends when its call would not be let in any more, and no other', () => {
  const calls = new CallsUnderWay()
  const [theirs, others, whole] = [new Answer(), new Answer(), new Answer('content-length')]
  let isLetIn = true
  calls.follow(theirs, () => isLetIn)
  calls.follow(others, () => true)
  calls.follow(whole, () => isLetIn)
  calls.endStreams()
  expect([theirs.ended, others.ended, whole.ended]).toEqual([0, 0, 0])
  isLetIn = false
  calls.endStreams()
  expect([theirs.ended, others.ended, whole.ended]).toEqual([1, 0, 0])
})

test('an answer that has gone is asked about no more', () => {
  const calls = new CallsUnderWay()
  const answer = new Answer()
  calls.follow(answer, () => false)
  answer.emit('close')
  calls.endStreams()
  expect(answer.ended).toBe(0)
})
