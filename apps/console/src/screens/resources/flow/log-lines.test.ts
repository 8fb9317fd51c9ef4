import { expect, test } from 'vitest'
import { trialCall } from '../../../testing/trial-call.ts'
import { logLines } from './log-lines.ts'

const time = 'Sun Nov 29 14:05:38 UTC 2026'
const trace = trialCall({
  log: ['Starting execution for request: 1', 'Method request body before transformations: {\n "a": 1\n}', 'Method completed with status: 200'],
  logBoxes: ['method-request', 'method-request', null],
})

test('each line of AWS’s text is named by its box, and none is lost or changed', () => {
  const log = ['Execution log for request 1', ...trace.log.map((line) => `${time} : ${line}`), ''].join('\n')
  const lines = logLines(log, trace)
  expect(lines.map(({ box }) => box)).toEqual([undefined, 'method-request', 'method-request', undefined])
  expect(lines.map(({ text }) => text).join('\n')).toBe(log.trimEnd())
})

test('a log that the trace does not tell is shown as it is, and without one the lines of the trace', () => {
  expect(logLines('anything\nelse', undefined)).toEqual([{ text: 'anything\nelse', box: undefined }])
  expect(logLines('anything else', trace)).toEqual([{ text: 'anything else', box: undefined }])
  expect(logLines(undefined, trace)[0]).toEqual({ text: 'Starting execution for request: 1', box: 'method-request' })
  expect(logLines(undefined, undefined)).toEqual([])
})
