import { expect, test } from 'vitest'
import { invocationsIn } from './invocations.ts'

const uri = (name: string) => `https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:${name}/invocations`

test('an execution log tells which functions were called, and under which id', () => {
  const requestId = 'f8afddbb-f956-4655-88e5-a724a1821d78'
  const log = [
    `Sending request to ${uri('gate')}`,
    'Successfully completed authorizer execution',
    `Endpoint request body after transformations: {"a":\nSending request to ${uri('forged')}`,
    `Sending request to ${uri('orders:live')}`,
    'Received response. Status: 200, Integration latency: 29 ms',
    `Endpoint response headers: {Date=Sun, 29 Nov 2026 10:48:31 GMT, Content-Type=application/json, x-amzn-RequestId=${requestId}, X-Amz-Executed-Version=1}`,
  ]
  expect(invocationsIn(log)).toEqual([
    { functionName: 'arn:aws:lambda:us-east-1:000000000000:function:gate' },
    { functionName: 'arn:aws:lambda:us-east-1:000000000000:function:orders:live', requestId },
  ])
})

test('a back end of HTTP is no function, whatever its headers say', () => {
  const log = ['Sending request to http://localhost/functions', 'Endpoint response headers: {x-amzn-RequestId=f8afddbb-f956-4655-88e5-a724a1821d78}']
  expect(invocationsIn(log)).toEqual([])
})
