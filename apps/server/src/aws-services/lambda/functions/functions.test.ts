import { expect, test } from 'vitest'
import { checkRuntime } from './read-runtime.ts'
import { arn, nodeCode, role, trialFunction, trialLambda } from '../../../testing/trial-lambda.ts'

const functions = '/2015-03-31/functions'
const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const nodeHandler = 'export const handler = async (event) => event'

test('a function is Pending at first, then Active with another revision', async () => {
  const { call, done, settle } = await trialLambda()
  const ZipFile = await nodeCode(nodeHandler)
  const created = await call('POST', functions, { FunctionName: 'f', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: role, Code: { ZipFile } })
  expect(created).toMatchObject({ status: 201 })
  expect(created.body).toEqual({
    FunctionName: 'f',
    FunctionArn: arn,
    Runtime: 'nodejs22.x',
    Role: role,
    Handler: 'index.handler',
    CodeSize: Buffer.from(ZipFile, 'base64').length,
    CodeSha256: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
    Description: '',
    Timeout: 3,
    MemorySize: 128,
    LastModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/),
    Version: '$LATEST',
    TracingConfig: { Mode: 'PassThrough' },
    RevisionId: uuid,
    State: 'Pending',
    StateReason: 'The function is being created.',
    StateReasonCode: 'Creating',
    PackageType: 'Zip',
    Architectures: ['x86_64'],
    EphemeralStorage: { Size: 512 },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    RuntimeVersionConfig: { RuntimeVersionArn: expect.stringMatching(/^arn:aws:lambda:us-east-1::runtime:[0-9a-f]{64}$/) },
    LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/f' },
  })
  expect(await call('PUT', `${functions}/f/configuration`, { Timeout: 5 })).toMatchObject({
    status: 409,
    body: { Type: 'User', message: 'The operation cannot be performed at this time. The function is currently in the following state: Pending' },
  })
  settle()
  const later = await done('GET', `${functions}/f/configuration`)
  expect(later).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' })
  expect(later).not.toHaveProperty('StateReason')
  expect(later['RevisionId']).not.toBe(created.body['RevisionId'])
})

test('an update is InProgress for a moment, refuses another one, and changes the revision twice', async () => {
  const { call, done, settle } = await trialFunction()
  const { RevisionId: r2 } = await done('GET', `${functions}/f/configuration`)
  const updated = await done('PUT', `${functions}/f/configuration`, { Timeout: 5, RevisionId: r2 })
  expect(updated).toMatchObject({
    Timeout: 5,
    State: 'Active',
    LastUpdateStatus: 'InProgress',
    LastUpdateStatusReason: 'The function is being created.',
    LastUpdateStatusReasonCode: 'Creating',
  })
  expect(await done('GET', `${functions}/f/configuration`)).toMatchObject({ LastUpdateStatus: 'InProgress', RevisionId: updated['RevisionId'] })
  expect(await call('PUT', `${functions}/f/configuration`, { Timeout: 6 })).toMatchObject({
    status: 409,
    body: { message: `The operation cannot be performed at this time. An update is in progress for resource: ${arn}` },
  })
  settle()
  const after = await done('GET', `${functions}/f/configuration`)
  expect(after).toMatchObject({ LastUpdateStatus: 'Successful', Timeout: 5 })
  expect(new Set([r2, updated['RevisionId'], after['RevisionId']]).size).toBe(3)
  expect(await call('PUT', `${functions}/f/configuration`, { Timeout: 6, RevisionId: r2 })).toMatchObject({
    status: 412,
    body: {
      Type: 'User',
      message: 'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    },
  })
})

test('GetFunction shows the qualifier that was given, where the very zip is, tags and concurrency', async () => {
  const { done, context } = await trialFunction(nodeHandler, { Tags: { a: 'b' } })
  await done('PUT', '/2017-10-31/functions/f/concurrency', { ReservedConcurrentExecutions: 5 })
  const got = await done('GET', `${functions}/f?Qualifier=$LATEST`)
  expect(got).toMatchObject({
    Configuration: { FunctionArn: `${arn}:$LATEST` },
    Code: { RepositoryType: 'S3' },
    Tags: { a: 'b' },
    Concurrency: { ReservedConcurrentExecutions: 5 },
  })
  const { CodeSha256 } = await done('GET', `${functions}/f/configuration`)
  const kept = await context.blobs.get(`function-archive/${String(CodeSha256)}`)
  expect(Buffer.from(kept ?? []).toString('base64')).toBe(await nodeCode(nodeHandler))
})

test.each([
  [
    { Runtime: 'PYTHON3.9' },
    'InvalidParameterValueException',
    /^Value PYTHON3\.9 at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: \[nodejs20\.x, .*java8\.al2\] or be a valid ARN$/,
  ],
  [
    { Role: 'r1' },
    'ValidationException',
    /^1 validation error detected: Value 'r1' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: /,
  ],
  [
    { Architectures: ['X86_64'] },
    'ValidationException',
    /^1 validation error detected: Value '\[X86_64\]' at 'architectures' failed to satisfy constraint: Member must satisfy constraint: \[Member must satisfy enum value set: \[x86_64, arm64\], Member must not be null\]$/,
  ],
  [{ Architectures: ['x86_64', 'arm64'] }, 'ValidationException', /Member must have length less than or equal to 1$/],
  [{ Timeout: 901 }, 'ValidationException', /'timeout' failed to satisfy constraint: Member must have value less than or equal to 900$/],
  [{ Code: { ZipFile: 'bm8gemlw' } }, 'InvalidParameterValueException', /^Could not unzip uploaded file\. Please check your file, then try to upload again\.$/],
  [{ Code: { S3Bucket: 'bucket', S3Key: 'k' } }, 'InvalidParameterValueException', /Fourbox has no S3/],
  [{ Handler: undefined }, 'InvalidParameterValueException', /^Runtime and Handler are mandatory parameters for functions created with deployment packages\.$/],
  [{ Environment: { Variables: { AWS_REGION: 'x' } } }, 'InvalidParameterValueException', /Reserved keys used in this request: AWS_REGION$/],
  [{ Environment: { Variables: { KEY: 'x'.repeat(4096) } } }, 'InvalidParameterValueException', /exceeded the 4KB limit\. String measured: \{"KEY":"x+"\}$/],
  [
    { FunctionName: 'a'.repeat(65) },
    'InvalidParameterValueException',
    /^1 validation error detected: Value 'a+' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64$/,
  ],
  [
    { Layers: ['arn:aws:lambda:us-east-1:000000000000:layer:l'] },
    'ValidationException',
    /at 'layers' failed to satisfy constraint: Member must satisfy constraint: \[Member must have length less than or equal to 2048, /,
  ],
  [{ Layers: ['arn:aws:lambda:us-east-1:000000000000:layer:l:1'] }, 'InvalidParameterValueException', /^Layer version ARN does not exist\.$/],
])('creating with %o is refused with %s', async (given, exception, message) => {
  const { call } = await trialLambda()
  const Code = { ZipFile: await nodeCode(nodeHandler) }
  const answer = await call('POST', functions, { FunctionName: 'f', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: role, Code, ...given })
  expect(answer.headers.get('x-amzn-errortype')).toBe(exception)
  expect(answer).toMatchObject({ status: 400, body: { message: expect.stringMatching(message) } })
})

test.each([
  ['GET', `${functions}/g`, 404, { Type: 'User', Message: 'Function not found: arn:aws:lambda:us-east-1:000000000000:function:g' }],
  ['GET', `${functions}/f?Qualifier=7`, 404, { Type: 'User', Message: `Function not found: ${arn}:7` }],
  ['GET', `${functions}/f:1?Qualifier=2`, 400, { message: 'The derived qualifier from the function name does not match the specified qualifier.' }],
  [
    'GET',
    `${functions}/arn:aws:lambda:eu-west-1:000000000000:function:f`,
    404,
    { Message: "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')" },
  ],
  ['GET', `${functions}/arn:aws:lambda:us-east-1:111111111111:function:f`, 403, {}],
  ['GET', `${functions}/000000000000:function:f`, 200, { Configuration: { FunctionArn: arn } }],
  ['GET', `${functions}/${arn}`, 200, { Configuration: { FunctionArn: arn } }],
  ['GET', `${functions}/${'a'.repeat(65)}`, 404, {}],
  ['DELETE', `${functions}/f?Qualifier=$LATEST`, 400, { message: '$LATEST version cannot be deleted without deleting the function.' }],
  ['DELETE', `${functions}/f?Qualifier=9`, 204, {}],
  ['DELETE', `${functions}/f`, 204, {}],
  [
    'GET',
    `${functions}?FunctionVersion=x`,
    400,
    { message: "1 validation error detected: Value 'x' at 'functionVersion' failed to satisfy constraint: Member must satisfy enum value set: [ALL]" },
  ],
])('%s %s answers %d', async (method, target, status, body) => {
  const { call } = await trialFunction()
  expect(await call(method, target)).toMatchObject({ status, body })
})

test('a version is published once of each code and configuration, and numbers are never reused', async () => {
  const { call, done, settle } = await trialFunction()
  const publish = (body: object = {}) => call('POST', `${functions}/f/versions`, body)
  expect(await publish({ Description: 'one' })).toMatchObject({
    status: 201,
    body: { Version: '1', FunctionArn: `${arn}:1`, Description: 'one', State: 'Active', LastUpdateStatus: 'Successful' },
  })
  expect(await publish({ Description: 'two' })).toMatchObject({ status: 201, body: { Version: '1', Description: 'one' } })
  await done('PUT', `${functions}/f/configuration`, { Timeout: 9 })
  settle()
  expect(await publish()).toMatchObject({ body: { Version: '2', Timeout: 9 } })
  await done('DELETE', `${functions}/f?Qualifier=2`)
  await done('PUT', `${functions}/f/configuration`, { Timeout: 10 })
  settle()
  expect(await publish()).toMatchObject({ body: { Version: '3' } })
  expect(await publish({ CodeSha256: 'wrong' })).toMatchObject({
    status: 400,
    body: {
      message: expect.stringMatching(
        /^CodeSHA256 \(wrong\) is different from current CodeSHA256 in \$LATEST \(.+\)\. Please try again with the CodeSHA256 in \$LATEST\.$/,
      ),
    },
  })
  const { Versions } = await done('GET', `${functions}/f/versions`)
  expect(Versions).toMatchObject([{ FunctionArn: `${arn}:$LATEST` }, { FunctionArn: `${arn}:1` }, { FunctionArn: `${arn}:3` }])
  expect(JSON.stringify(Versions)).not.toMatch(/"State"|LastUpdateStatus|RuntimeVersionConfig/)
  const listed = await done('GET', `${functions}?FunctionVersion=ALL&MaxItems=2`)
  expect(listed).toMatchObject({ Functions: [{ FunctionArn: `${arn}:$LATEST` }, { FunctionArn: `${arn}:1` }], NextMarker: '2' })
  expect(await done('GET', functions)).toMatchObject({ Functions: [{ FunctionArn: arn }] })
})

test('a version that an alias leads to, by its weights too, is not deleted', async () => {
  const { call, done, settle } = await trialFunction()
  for (const Timeout of [9, 10, 11]) {
    await done('POST', `${functions}/f/versions`, {})
    await done('PUT', `${functions}/f/configuration`, { Timeout })
    settle()
  }
  const remove = (version: string) => call('DELETE', `${functions}/f?Qualifier=${version}`)
  const refused = (names: string) => ({
    status: 409,
    body: { Type: 'User', message: `Unable to delete version because the following aliases reference it: [${names}]` },
  })
  await done('POST', `${functions}/f/aliases`, { Name: 'live', FunctionVersion: '1' })
  await done('POST', `${functions}/f/aliases`, { Name: 'canary', FunctionVersion: '1', RoutingConfig: { AdditionalVersionWeights: { 2: 0.1 } } })
  expect(await remove('1')).toMatchObject(refused('live, canary'))
  expect(await remove('2')).toMatchObject(refused('canary'))
  expect(await remove('3')).toMatchObject({ status: 204 })
  const { Versions } = await done('GET', `${functions}/f/versions`)
  expect(Versions).toMatchObject([{ Version: '$LATEST' }, { Version: '1' }, { Version: '2' }])
  await done('DELETE', `${functions}/f/aliases/canary`)
  expect(await remove('2')).toMatchObject({ status: 204 })
})

test('a code update with Publish answers the new version, which is Pending', async () => {
  const { done } = await trialFunction()
  expect(await done('PUT', `${functions}/f/code`, { ZipFile: await nodeCode('export const handler = 1'), Publish: true })).toMatchObject({
    FunctionArn: `${arn}:1`,
    Version: '1',
    State: 'Pending',
  })
  expect(await done('GET', `${functions}/f/configuration`)).toMatchObject({ LastUpdateStatus: 'InProgress' })
})

test('a dead-letter target is taken away by an empty text', async () => {
  const { done, settle } = await trialFunction()
  const update = async (TargetArn: string) => {
    const { DeadLetterConfig } = await done('PUT', `${functions}/f/configuration`, { DeadLetterConfig: { TargetArn } })
    settle()
    return DeadLetterConfig
  }
  expect(await update('arn:aws:sqs:us-east-1:000000000000:q')).toEqual({ TargetArn: 'arn:aws:sqs:us-east-1:000000000000:q' })
  expect(await update('')).toBeUndefined()
})

test('logging as JSON has levels, and loses them on the way back to text', async () => {
  const { done, settle } = await trialFunction()
  const update = async (LoggingConfig: object) => {
    const { LoggingConfig: shown } = await done('PUT', `${functions}/f/configuration`, { LoggingConfig })
    settle()
    return shown
  }
  expect(await update({ LogFormat: 'JSON' })).toEqual({ LogFormat: 'JSON', ApplicationLogLevel: 'INFO', SystemLogLevel: 'INFO', LogGroup: '/aws/lambda/f' })
  expect(await update({ SystemLogLevel: 'WARN' })).toMatchObject({ LogFormat: 'JSON', ApplicationLogLevel: 'INFO', SystemLogLevel: 'WARN' })
  expect(await update({ LogFormat: 'Text' })).toEqual({ LogFormat: 'Text', LogGroup: '/aws/lambda/f' })
})

test('the code that is kept grows with each upload and version, and goes with the function', async () => {
  const { done } = await trialFunction()
  const usage = async () => (await done('GET', '/2016-08-19/account-settings'))['AccountUsage']
  const size = Buffer.from(await nodeCode(nodeHandler), 'base64').length
  expect(await usage()).toEqual({ TotalCodeSize: size, FunctionCount: 1 })
  await done('POST', `${functions}/f/versions`, {})
  expect(await usage()).toEqual({ TotalCodeSize: 2 * size, FunctionCount: 1 })
  await done('DELETE', `${functions}/f`)
  expect(await usage()).toEqual({ TotalCodeSize: 0, FunctionCount: 0 })
})

test('a runtime that AWS has withdrawn is run by the nearest interpreter, and the log says by which', async () => {
  const { done, logged, settle } = await trialFunction('export const handler = async () => process.version', { Runtime: 'nodejs12.x' })
  settle()
  expect(await done('GET', `${functions}/f/configuration`)).toMatchObject({ Runtime: 'nodejs12.x', State: 'Active' })
  expect(await done('POST', `${functions}/f/invocations`, {})).toMatch(/^v\d+\./)
  expect(logged.map(({ message }) => message).join('')).toMatch(/nodejs12\.x runs on Node\.js \d+\.\d+\.\d+, the nearest on this machine/)
})

test.each(['nodejs', 'python2.7', 'java8', 'dotnetcore2.1', 'ruby2.5', 'go1.x', 'provided'])(
  '%s is accepted, and refused in AWS’s words where that is wanted',
  (runtime) => {
    expect(() => checkRuntime({ refuseWithdrawnRuntimes: false }, runtime)).not.toThrow()
    expect(() => checkRuntime({ refuseWithdrawnRuntimes: true }, runtime)).toThrow(
      `The runtime parameter of ${runtime} is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.`,
    )
  },
)
