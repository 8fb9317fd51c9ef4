import { expect, test } from 'vitest'
import { CountsReport } from './counts-report.ts'

test('what several workers find out is said once when the first does, and once when the last is over it', () => {
  const lines: string[] = []
  const report = new CountsReport((line) => void lines.push(line))
  const hear = (pid: number, areAway: boolean) => report.hear(pid, { type: 'counts', areAway, line: `${areAway ? 'away' : 'back'} ${pid}` })
  hear(1, true)
  hear(2, true)
  hear(1, false)
  hear(2, false)
  expect(lines).toEqual(['away 1', 'back 2'])
  hear(1, true)
  report.ended(1)
  hear(2, true)
  hear(2, false)
  expect(lines.slice(2)).toEqual(['away 1', 'away 2', 'back 2'])
})
