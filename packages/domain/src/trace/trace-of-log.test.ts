import { expect, test } from 'vitest'
import { traceOfLog } from './trace-of-log.ts'

const id = '7c1a4a3e-6a4e-4d63-9b3b-0f3c0d3a1b2c'
const time = 'Thu Jan 01 00:00:00 UTC 1970 : '
const begun = ['Starting execution for request: ' + id, 'HTTP Method: GET, Resource Path: /pets', 'Method request path: {}', 'Method request query string: {}']
const sent = ['Endpoint request URI: http://back.end/pets', 'Endpoint request headers: {}', 'Sending request to http://back.end/pets']
const answered = ['Received response. Status: 200, Integration latency: 12 ms', 'Endpoint response headers: {}']
const mapped = ['Method response body after transformations: {"a":\n1}', 'Method response headers: {}', 'Successfully completed execution']

function trace(lines: readonly string[], status = 200) {
  const log = [`Execution log for request ${id}`, ...lines.map((line) => time + line), `${time}Method completed with status: ${status}`, ''].join('\n')
  return traceOfLog({ restApiId: 'a', httpMethod: 'GET', path: '/pets?x=1', status, latencyInMillis: 20, log })
}

const boxesOf = ({ boxes }: ReturnType<typeof trace>) => boxes.map(({ box, outcome }) => (outcome === 'failed' ? `${box} failed` : box))
const whole = ['method-request', 'integration-request', 'integration', 'integration-response', 'method-response']

test('a call that was answered has passed every box, with the times that the log tells', () => {
  const told = trace([...begun, ...sent, ...answered, ...mapped])
  expect(boxesOf(told)).toEqual(whole)
  expect(told).toMatchObject({ requestId: id, status: 200, latencyInMillis: 20, integrationLatencyInMillis: 12 })
  expect(told.boxes.map(({ at }) => at)).toEqual([0, 0, 12, 20, 20])
  expect(told.boxes[1]?.facts[0]).toEqual({ name: 'Endpoint request URI', value: 'http://back.end/pets' })
})

test('a MOCK, of whose back end the log says nothing, has passed them too', () => {
  expect(boxesOf(trace([...begun, ...mapped]))).toEqual(whole)
})

test('each line is named by its box, and a body of several lines is one', () => {
  const told = trace([...begun, ...sent, ...answered, ...mapped])
  expect(told.log).toContain('Method response body after transformations: {"a":\n1}')
  expect(told.logBoxes?.at(told.log.indexOf('Endpoint response headers: {}'))).toBe('integration')
  expect(told.logBoxes?.at(-1)).toBeNull()
})

test.each([
  [[...begun, 'Request body does not match model schema for content type application/json: [x]'], ['method-request failed']],
  [
    [...begun, 'Execution failed due to configuration error: Unable to transform request'],
    ['method-request', 'integration-request failed'],
  ],
  [
    [...begun, ...sent, 'Execution failed due to a timeout error'],
    ['method-request', 'integration-request', 'integration failed'],
  ],
  [
    [...begun, ...sent, ...answered, 'Execution failed due to configuration error: No match for output mapping and no default'],
    [...whole.slice(0, 3), 'integration-response failed'],
  ],
  [
    [...begun, ...sent, ...answered, 'Lambda execution failed with status 200 due to customer function error: boom. Lambda request id: 1'],
    [...whole.slice(0, 3), 'integration-response failed'],
  ],
  [
    [...begun, 'Execution failed due to configuration error: Output mapping refers to an invalid method response: 200'],
    ['method-request', 'integration-response failed'],
  ],
])('a failure is that of the box that would have come next', (lines, expected) => {
  const told = trace(lines, 500)
  expect(boxesOf(told)).toEqual(expected)
  expect(told.logBoxes?.at(-2)).toBe(told.boxes.at(-1)?.box)
})

test('what is no log is a call of which nothing is known', () => {
  expect(traceOfLog({ restApiId: 'a', httpMethod: 'GET', path: '/', status: 500, latencyInMillis: 1, log: '' })).toMatchObject({ log: [], requestId: '' })
})
