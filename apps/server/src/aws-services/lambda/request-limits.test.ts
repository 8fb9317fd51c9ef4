import { expect, test } from 'vitest'
import { isForLambda, isUpload, requestLimit } from './request-limits.ts'

const functions = '/2015-03-31/functions'

test.each([
  ['POST', `${functions}/f/invocations`, 6_291_556, 'InvokeFunction'],
  ['POST', '/2021-11-15/functions/f/response-streaming-invocations', 6_291_556, 'InvokeWithResponseStream'],
  ['POST', functions, 70_167_211, 'CreateFunction'],
  ['PUT', `${functions}/f/code`, 70_167_211, 'UpdateFunctionCode'],
  ['POST', '/2018-10-31/layers/l/versions', 70_167_211, 'PublishLayerVersion'],
  ['PUT', `${functions}/f/configuration`, 6_291_556, 'requested'],
  ['GET', `${functions}/f/code`, 6_291_556, 'requested'],
])('%s %s takes %i bytes, which the refusal says of the %s operation', (method, path, bytes, operation) => {
  expect(requestLimit(method, path)).toEqual({ bytes, operation })
  expect(isUpload(method, path)).toBe(bytes > 10_000_000)
})

test('paths of Lambda begin with a date', () => {
  expect([`${functions}/f`, '/restapis/2015-03-31', '/2015-3-31/x'].map(isForLambda)).toEqual([true, false, false])
})
