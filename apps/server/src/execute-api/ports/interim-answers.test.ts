import { expect, test } from 'vitest'
import { InterimAnswers } from './interim-answers.ts'

const sent =
  'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.0 100\r\n\r\nHTTP/1.1 200 OK\r\nX: HTTP/1.1 100 \r\n\r\nHTTP/1.1 100 body'
const read = sent.replace('1.1 100 Continue', '1.1 102 Continue').replace('1.0 100', '1.0 102')

/** What the reader sees of pieces. */
function passed(pieces: readonly string[]): string {
  let before: InterimAnswers | undefined = new InterimAnswers()
  return pieces
    .map((piece) => {
      const chunk = Buffer.from(piece, 'latin1')
      if (before?.pass(chunk) === false) before = undefined
      return chunk.toString('latin1')
    })
    .join('')
}

test('a 100 is passed over wherever the answers are cut, and nothing of the final answer is touched', () => {
  expect(passed([sent])).toBe(read)
  expect(passed(sent.split(''))).toBe(read)
  for (let cut = 1; cut < sent.length; cut++) expect(passed([sent.slice(0, cut), sent.slice(cut)])).toBe(read)
})
