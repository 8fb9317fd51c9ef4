import { expect, test } from 'vitest'
import { accessLogGroup, executionLogGroup } from './stage-log-groups.ts'

test('an execution log is named for its API and stage', () => {
  expect(executionLogGroup('abcde12345', 'prod')).toBe('API-Gateway-Execution-Logs_abcde12345/prod')
})

test.each([
  ['arn:aws:logs:us-east-1:000000000000:log-group:access', 'access'],
  ['arn:aws:logs:us-east-1:000000000000:log-group:/team/access:*', '/team/access'],
  ['arn:aws:firehose:us-east-1:000000000000:deliverystream/amazon-apigateway-calls', 'amazon-apigateway-calls'],
  ['no ARN', 'no ARN'],
])('the access log of %s is kept in %s', (destinationArn, group) => {
  expect(accessLogGroup(destinationArn)).toBe(group)
})
