import { apiGateway, loadApiGatewayV2, loadLambda, loadLogs } from '@fourbox/wire'
import { expect, test } from 'vitest'
import { iam } from '../aws-services/iam/index.ts'
import { sts } from '../aws-services/sts/sts.ts'
import { tagging } from '../aws-services/tagging/tagging.ts'
import { operations } from '../control-plane/operations.ts'
import { operationsV2 } from '../control-plane-v2/operations.ts'
import { lambdaOperations } from '../aws-services/lambda/operations.ts'
import { logsOperations } from '../aws-services/logs/logs-route.ts'
import { neededRole } from './needed-role.ts'

const answered = [operations, operationsV2, lambdaOperations, logsOperations].flatMap((each) => Object.keys(each))
const atRoot = [iam, sts, tagging].flatMap(({ actions }) => [...actions.keys()])

test('every operation that is answered says whom it lets in, so that a new one cannot be forgotten', () => {
  expect([...answered, ...atRoot].filter((name) => neededRole(name) === undefined)).toEqual([])
})

test('a viewer is let in where AWS reads by GET, and nowhere else but for what only looks at logs', async () => {
  const services = [apiGateway, await loadApiGatewayV2(), await loadLambda()]
  const unlikeItsMethod = services
    .flatMap((service) => service.operations)
    .filter(({ http, name }) => ![undefined, http?.method === 'GET' ? 'viewer' : 'developer'].includes(neededRole(name)))
  expect(unlikeItsMethod.map(({ name }) => name)).toEqual([])
  const logs = (await loadLogs()).operations.filter(({ name }) => neededRole(name) === 'viewer').map(({ name }) => name)
  expect(logs.filter((name) => !/^(Describe|Filter|Get|List)/.test(name))).toEqual(['StartLiveTail', 'StartQuery', 'StopQuery'])
})

test.for(['', 'constructor', 'getRestApis', 'DestroyEverything', '__proto__'])('what is no operation of AWS’s form lets nobody in: %j', (name) => {
  expect(neededRole(name)).toBeUndefined()
})
