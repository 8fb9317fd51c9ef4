import { expect, test } from 'vitest'
import { placeIn, placeOfError } from './stack-place.ts'
import { readError, readReport } from './test-result.ts'

test('the parts of a REPORT line are told by their names', () => {
  const log =
    'START RequestId: 1 Version: $LATEST\nREPORT RequestId: 1\tDuration: 3.10 ms\tBilled Duration: 40 ms\tMemory Size: 128 MB\tMax Memory Used: 45 MB\tInit Duration: 36.20 ms\t\n'
  expect(Object.fromEntries(readReport(log))).toEqual({
    RequestId: '1',
    Duration: '3.10 ms',
    'Billed Duration': '40 ms',
    'Memory Size': '128 MB',
    'Max Memory Used': '45 MB',
    'Init Duration': '36.20 ms',
  })
  expect(readReport('{"type":"platform.report"}').size).toBe(0)
})

test.each([
  ['    at handler (file:///var/task/index.mjs:14:29)', { path: 'index.mjs', line: 14, column: 29 }],
  ['    at toLine (/var/task/lib/lines.js:3:1)', { path: 'lib/lines.js', line: 3, column: 1 }],
  ['file:///tmp/fourbox/archives/abc/index.mjs:7', { path: 'index.mjs', line: 7, column: 1 }],
  ['  File "/var/task/app.py", line 9, in handler', { path: 'app.py', line: 9, column: 1 }],
  ['  File "/var/task/app.py" Line 3', { path: 'app.py', line: 3, column: 1 }],
])('%s leads to its place', (line, place) => {
  expect(placeIn(line, ['lines.js', 'lib/lines.js', 'index.mjs', 'app.py'])).toEqual(place)
})

test.each(['    at node:internal/process/task_queues:104:5', 'TypeError: no: 12', '    at other (/var/task/gone.mjs:1:1)'])('%s leads nowhere', (line) => {
  expect(placeIn(line, ['index.mjs'])).toBeUndefined()
})

test('Python’s innermost frame comes last', () => {
  const { trace } = readError(
    JSON.stringify({
      errorType: 'E',
      errorMessage: 'm',
      stackTrace: ['  File "/var/task/a.py", line 1, in h\n    f()\n', '  File "/var/task/b.py", line 2, in f\n    raise E\n'],
    }),
  )
  expect(placeOfError(trace, ['a.py', 'b.py'])).toEqual({ path: 'b.py', line: 2, column: 1 })
})
