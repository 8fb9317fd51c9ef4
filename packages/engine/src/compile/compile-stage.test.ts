import { defaultMethodSetting } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { invoke } from '../pipeline.ts'
import type { CallReport } from '../ports/observer.ts'
import { answering, deploy, settings, trialApi, trialPorts, trialRequest, trialStage } from '../testing/trial.ts'
import { decodeText } from '../content/text.ts'
import { compileApi } from './compile-api.ts'
import { compileStage } from './compile-stage.ts'

const noPause = () => Promise.resolve()

/** A stage with a canary of 30 percent; `drawn` is what the call draws. */
async function canaryCall(drawn: number) {
  const production = await compileApi(
    trialApi({ 'GET /pets': answering('old $stageVariables.a $stageVariables.b $context.isCanaryRequest $context.deploymentId') }),
    'dep1',
    settings,
    noPause,
  )
  const canary = await compileApi(
    trialApi({ 'GET /pets': answering('new $stageVariables.a $stageVariables.b $context.isCanaryRequest $context.deploymentId') }),
    'dep2',
    settings,
    noPause,
  )
  const stage = trialStage({
    variables: { a: '1', b: '2' },
    canarySettings: { percentTraffic: 30, deploymentId: 'dep2', stageVariableOverrides: { b: 'canary' }, useStageCache: false },
  })
  let report: CallReport | undefined
  const ports = trialPorts({
    newId: { ...trialPorts().newId, random: () => drawn },
    observer: {
      finished(value) {
        report = value
      },
      unexpected() {},
    },
  })
  const { body } = await invoke(trialRequest('GET /pets'), compileStage({ stage, production, canary, accountThrottle: undefined }, ports), ports)
  return { text: body instanceof Uint8Array ? decodeText(body) : '', isCanary: report?.isCanary }
}

test('a canary takes its share of the calls, with its own deployment and variables over the stage’s', async () => {
  expect(await canaryCall(0.29)).toEqual({ text: 'new 1 canary true dep2', isCanary: true })
  expect(await canaryCall(0.31)).toEqual({ text: 'old 1 2 false dep1', isCanary: false })
})

test('a stage without a canary says nothing of canaries', async () => {
  const call = await deploy({ api: trialApi({ 'GET /pets': answering('[$context.isCanaryRequest]') }), stage: canaryLog })
  const { body, report } = await call('GET /pets')
  expect([body, report?.accessLogLine(), report?.isCanary]).toEqual(['[]', '-', false])
})
const canaryLog = { accessLogSettings: { format: '$context.isCanaryRequest', destinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:g' } }

test('a stage runs its snapshot: what is compiled does not change with the draft', async () => {
  const draft = trialApi({ 'GET /pets': answering('first') })
  const ports = trialPorts()
  const stage = compileStage(
    { stage: trialStage(), production: await compileApi(draft, 'dep1', settings, noPause), canary: undefined, accountThrottle: undefined },
    ports,
  )
  const { body } = await invoke(trialRequest('GET /pets'), stage, ports)
  expect(body instanceof Uint8Array && decodeText(body)).toBe('first')
})

test('a large deployment is compiled in slices, with a pause between them', async () => {
  let pauses = 0
  const methods = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`GET /r${index}`, answering('')]))
  await compileApi(trialApi(methods), 'dep1', settings, () => {
    pauses += 1
    return Promise.resolve()
  })
  expect(pauses).toBeGreaterThan(5)
})

test('one long template is compiled in slices too, and one that many methods have is compiled once', async () => {
  const pausesOf = async (methods: Parameters<typeof trialApi>[0]): Promise<number> => {
    let pauses = 0
    await compileApi(trialApi(methods), 'dep1', settings, () => {
      pauses += 1
      return Promise.resolve()
    })
    return pauses
  }
  const long = answering("#if($a)$input.path('$.a').b#end ".repeat(2_000))
  const pauses = await pausesOf({ 'GET /long': long })
  expect(pauses).toBeGreaterThan(50)
  expect(await pausesOf({ 'GET /long': long, 'PUT /long': long, 'GET /too': long })).toBe(pauses)
})

test('a template with a mistake in it fails when it is called, wherever in it the mistake stands', async () => {
  const call = await deploy({ api: trialApi({ 'GET /pets': answering(`${'$a '.repeat(500)}#if($a)`) }) })
  expect((await call('GET /pets')).status).toBe(500)
})

test('the account’s own limit stands above all others', async () => {
  const asked: string[] = []
  const limiter = {
    bucket: (key: string) => ({
      take(rate: number, burst: number) {
        asked.push(`${key} ${rate} ${burst}`)
        return key !== 'account'
      },
      left: () => ({ tokens: 1, isShared: false }),
    }),
  }
  const ports = trialPorts({ limiter })
  const production = await compileApi(trialApi({ 'GET /pets': answering('') }), 'dep1', settings, noPause)
  const stage = compileStage({ stage: trialStage(), production, canary: undefined, accountThrottle: { rateLimit: 10, burstLimit: 5 } }, ports)
  expect((await invoke(trialRequest('GET /pets'), stage, ports)).status).toBe(429)
  expect(asked).toEqual(['account 10 5'])
})

test('a defect is answered with 500, told to the server alone, and never rejects', async () => {
  const told: unknown[] = []
  const defect = new TypeError('a secret detail')
  const ports = trialPorts({
    http: {
      send() {
        throw defect
      },
    },
    observer: {
      finished() {},
      unexpected: (error) => void told.push(error),
    },
  })
  const production = await compileApi(trialApi({ 'GET /pets': { integration: { type: 'HTTP_PROXY', uri: 'http://b.example' } } }), 'dep1', settings, noPause)
  const answer = await invoke(
    trialRequest('GET /pets'),
    compileStage({ stage: trialStage(), production, canary: undefined, accountThrottle: undefined }, ports),
    ports,
  )
  expect(answer.status).toBe(500)
  expect(answer.body instanceof Uint8Array && decodeText(answer.body)).toBe('{"message": "Internal server error"}')
  expect(told).toEqual([defect])
})

test.each([
  ['/', ['~1/GET', '/GET']],
  ['/pets', ['~1pets/GET', 'pets/GET']],
  ['/pets/{id}', ['~1pets~1{id}/GET', 'pets~1{id}/GET']],
])('a setting of GET %s acts under each of the keys that tools write for it', async (path, keys) => {
  for (const key of keys) {
    const methodSettings = { [key]: { ...defaultMethodSetting, throttlingBurstLimit: 0, throttlingRateLimit: 0 } }
    const call = await deploy({ api: trialApi({ [`GET ${path}`]: answering('hello'), 'POST /': answering('other') }), stage: { methodSettings } })
    expect([key, (await call(`GET ${path.replace('{id}', '1')}`)).status]).toEqual([key, 429])
    expect((await call('POST /')).status).toBe(200)
  }
})

test('a stage that somebody looks at is traced, and what it calls is told nothing of that', async () => {
  const api = await compileApi(trialApi({ 'GET /pets': answering('[$context.xrayTraceId]') }), 'dep1', settings, noPause)
  const seen: (string | undefined)[] = []
  const ports = trialPorts({ observer: { finished: (report) => void seen.push(report.trace()?.requestId), unexpected() {} } })
  const textOf = async (isWatched: boolean) => {
    const stage = compileStage({ stage: trialStage(), production: api, canary: undefined, accountThrottle: undefined, isWatched }, ports)
    const { body } = await invoke(trialRequest('GET /pets'), stage, ports)
    return body instanceof Uint8Array ? decodeText(body) : ''
  }
  expect(await textOf(true)).not.toContain('Sampled')
  await textOf(false)
  expect(seen).toEqual([expect.any(String), undefined])
})

test('of a stage with X-Ray on a hundred calls a second are traced and one of twenty beyond them, and what they call is told which; who looks sees each', async () => {
  const api = await compileApi(trialApi({ 'GET /pets': { integration: { type: 'HTTP', uri: 'http://b.example/' } } }), 'dep1', settings, noPause)
  let now = 1_000_000
  const traced: boolean[] = []
  const observer = { finished: (report: CallReport) => void traced.push(report.isTraced), unexpected() {} }
  const http = { send: () => Promise.resolve({ status: 200, headers: [], body: new Uint8Array() }) }
  const ports = trialPorts({ observer, http, clock: { now: () => now, monotonic: () => now } })
  const calls = async (count: number, isWatched: boolean) => {
    const stage = compileStage(
      { stage: trialStage({ tracingEnabled: true }), production: api, canary: undefined, accountThrottle: undefined, isWatched },
      ports,
    )
    traced.length = 0
    const said: string[] = []
    for (let call = 0; call < count; call++) {
      const { headers } = await invoke(trialRequest('GET /pets'), stage, ports)
      said.push(/Sampled=\d/.exec(headers.join(' '))?.[0] ?? '')
      if (call === 199) now += 1000
    }
    return { traced: traced.flatMap((isTraced, call) => (isTraced ? [call] : [])), sampled: said.flatMap((text, call) => (text === 'Sampled=1' ? [call] : [])) }
  }
  const all = Array.from({ length: 201 }, (_, call) => call)
  const sampled = [...all.slice(0, 100), 100, 120, 140, 160, 180, 200]
  expect(await calls(201, false)).toEqual({ traced: sampled, sampled })
  expect(await calls(201, true)).toEqual({ traced: all, sampled })
})
