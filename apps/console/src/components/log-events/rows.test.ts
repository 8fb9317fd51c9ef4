import { expect, test } from 'vitest'
import { logLine } from './log-line.ts'
import { byRequest } from './rows.ts'
import { requestIdOf } from './request-id.ts'

const one = '5b1c7e02-0c37-4d1f-9f5e-1d0e5a6c77b3'
const other = '91c3aa00-0c37-4d1f-9f5e-1d0e5a6c77b3'

test.for([
  `(${one}) Extended Request Id: x`,
  `START RequestId: ${one} Version: $LATEST\n`,
  `REPORT RequestId: ${one}\tDuration: 3.01 ms`,
  `2026-11-29T00:00:00.000Z\t${one}\tINFO\thello`,
  `[INFO]\t2026-11-29T00:00:00.000Z\t${one}\thello`,
  `{"time":"…","type":"platform.start","record":{"requestId": "${one}"}}`,
])('the request of %j is known', (message) => {
  expect(requestIdOf(message)).toBe(one)
})

test('a line that merely holds an id speaks of no request', () => {
  expect(requestIdOf(`order ${one} was sent`)).toBeUndefined()
})

test('lines of requests that ran at once are put together, with what the whole tells', () => {
  const lines = [
    [`(${one}) HTTP Method: POST, Resource Path: /orders`, 10],
    [`(${other}) HTTP Method: GET, Resource Path: /`, 11],
    [`(${one}) Method completed with status: 502`, 51],
    [`(${other}) Method completed with status: 200`, 52],
  ] as const
  const rows = byRequest(lines.map(([message, timestamp]) => logLine({ message, timestamp })))
  expect(rows.map((row) => (row.kind === 'line' ? row.line.at : [row.method, row.status, row.lines, row.millis, row.failed]))).toEqual([
    ['POST /orders', '502', 2, 41, true],
    10,
    51,
    ['GET /', '200', 2, 41, false],
    11,
    52,
  ])
})

test('what a function prints belongs to the invocation that runs in its stream', () => {
  const lines = ['INIT_START Runtime', `START RequestId: ${one} Version: 1`, 'printed', `REPORT RequestId: ${one}\tDuration: 1 ms`, 'printed later']
  const rows = byRequest(lines.map((message, timestamp) => logLine({ message, timestamp, logStreamName: 's' })))
  expect(rows.map((row) => (row.kind === 'line' ? row.line.message.slice(0, 13) : `[${row.lines}]`))).toEqual([
    'INIT_START Ru',
    '[3]',
    'START Request',
    'printed',
    'REPORT Reques',
    'printed later',
  ])
})

test('what a function wrote stands with the call of the API whose execution log tells of the invocation', () => {
  const written = (group: string, message: string, timestamp: number) =>
    logLine({ logGroupIdentifier: `000000000000:${group}`, logStreamName: 's', message, timestamp })
  const rows = byRequest([
    written('calls', `(${one}) HTTP Method: GET, Resource Path: /`, 10),
    written('/aws/lambda/faq', `START RequestId: ${other} Version: $LATEST\n`, 11),
    written('/aws/lambda/faq', 'printed without an id\n', 12),
    written('calls', `(${one}) AWS Integration Endpoint RequestId : ${other}`, 13),
    written('calls', `(${one}) Method completed with status: 200`, 14),
  ])
  expect(rows.map((row) => (row.kind === 'request' ? row.requestId : row.line.group))).toEqual([
    one,
    'calls',
    '/aws/lambda/faq',
    '/aws/lambda/faq',
    'calls',
    'calls',
  ])
})
