import { CreateApiKeyCommand, CreateRestApiCommand, CreateUsagePlanCommand, CreateUsagePlanKeyCommand, UpdateStageCommand } from '@aws-sdk/client-api-gateway'
import { AddPermissionCommand, CreateFunctionCommand, CreateFunctionUrlConfigCommand, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda'
import { describeOnPostgresql } from '@fourbox/local-postgresql'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Deployed, deploy, mock } from '../deploy.ts'
import { lambdaClient, zipOf } from '../functions.ts'
import { sendRaw } from '../raw-http.ts'
import { signedHeaders } from '../signing.ts'
import type { RunningServer, ServerOptions } from '../server.ts'
import { workersOf } from '../worker-processes.ts'
import { openLine } from './line.ts'
import { startNode, stopNodes } from './nodes.ts'
import { isUnavailable } from './writers.ts'

describeOnPostgresql('a node whose PostgreSQL is away', (postgresql) => {
  /** A control plane on a line that stays, with an API that shows a stage variable and another that asks for a key. */
  const workspace = async () => {
    const address = await postgresql().newAddress()
    const control = await startNode(address)
    onTestFinished(() => stopNodes([control]))
    const client = control.client()
    const api = await deploy(
      control,
      {
        '/now': { any: { integration: mock('$stageVariables.answer') } },
        '/keyed': { any: { integration: mock('let in'), security: [{ key: [] }] } },
      },
      { securityDefinitions: { key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } },
      { variables: { answer: 'before' } },
    )
    const { id: keyId = '', value: key = '' } = await client.send(new CreateApiKeyCommand({ name: 'caller', enabled: true }))
    const { id: usagePlanId } = await client.send(new CreateUsagePlanCommand({ name: 'plan', apiStages: [{ apiId: api.restApiId, stage: 'prod' }] }))
    await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }))
    const say = (answer: string) =>
      client.send(
        new UpdateStageCommand({
          restApiId: api.restApiId,
          stageName: 'prod',
          patchOperations: [{ op: 'replace', path: '/variables/answer', value: answer }],
        }),
      )
    return { address, control, api, key, say }
  }

  /** A node with a data folder and a way to the database of its own, which both outlive it; it is cut off when it is started again. */
  const restarting = async (address: string, options: ServerOptions = {}) => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'fourbox-known-'))
    const line = await openLine(address)
    onTestFinished(() => {
      line.close()
      rmSync(dataFolder, { recursive: true, force: true })
    })
    return {
      line,
      start: async () => {
        const node = await startNode('', { ...options, dataFolder }, line)
        onTestFinished(async () => {
          line.heal()
          await node.stop()
        })
        return node
      },
    }
  }

  /** What a node has written down, as its file holds it. */
  const knownOf = (node: RunningServer) => ['', '-wal'].map((end) => readFileSync(join(node.dataFolder, `last-known.sqlite${end}`), 'latin1')).join('')

  const ready = async (node: RunningServer) => {
    const answer = await fetch(`${node.controlOrigin}/readyz`)
    return { status: answer.status, ...(await answer.json()) }
  }
  const answers = async (node: RunningServer, { restApiId }: Deployed, key: string) => {
    const call = async (path: string, headers = {}) => {
      const answer = await fetch(node.invokeUrl(restApiId, 'prod', path), { headers })
      return answer.status === 200 ? answer.text() : answer.status
    }
    return [await call('/now'), await call('/keyed'), await call('/keyed', { 'x-api-key': key })]
  }
  const writes = async (node: RunningServer): Promise<unknown> =>
    node
      .client()
      .send(new CreateRestApiCommand({ name: 'written' }))
      .then(
        () => 'done',
        (error: unknown) => error,
      )

  test('when it starts serves what it knew, says so, and serves what has changed meanwhile once it is back', async () => {
    const { address, api, key, say } = await workspace()
    const { line, start } = await restarting(address, { arguments: ['--role', 'data'] })
    const before = await start()
    expect(await ready(before)).toEqual({ status: 'ready', role: 'data' })
    await before.stop()

    line.cut()
    const node = await start()
    expect(await answers(node, api, key)).toEqual(['before', 403, 'let in'])
    expect(await ready(node)).toEqual({ status: 'ready', role: 'data', database: 'away', message: expect.stringContaining('as they were known here at') })
    await say('after')
    expect(await answers(node, api, key)).toEqual(['before', 403, 'let in'])

    line.heal()
    await expect.poll(() => answers(node, api, key)).toEqual(['after', 403, 'let in'])
    await expect.poll(() => ready(node)).toEqual({ status: 'ready', role: 'data' })
    await say('waited for')
    expect(await answers(node, api, key)).toEqual(['waited for', 403, 'let in'])
    expect(node.errors()).toContain('is there again')
  })

  test('when it starts as a control plane, too, refuses what is written, and takes it once PostgreSQL is back', async () => {
    const { address, control, api, key } = await workspace()
    const { start } = await restarting(address)
    await (await start()).stop()

    await postgresql().fall()
    const node = await start().catch(async (error: unknown) => {
      await postgresql().rise()
      throw error
    })
    const [served, state, fault, page] = await Promise.all([answers(node, api, key), ready(node), writes(node), fetch(`${node.controlOrigin}/console/`)])
    await postgresql().rise()
    expect(served).toEqual(['before', 403, 'let in'])
    expect(state).toMatchObject({ status: 'ready', role: 'both', database: 'away' })
    expect(fault).toSatisfy(isUnavailable)
    expect(fault).toMatchObject({ message: expect.stringContaining('does not answer') })
    expect(page.status).toBe(200)
    await expect.poll(() => writes(node)).toBe('done')
    await expect.poll(() => ready(node)).toEqual({ status: 'ready', role: 'both' })
    await expect.poll(() => writes(control)).toBe('done')
  })

  test('when it starts in the strict mode lets nobody in until it is back', async () => {
    const { address, api, key } = await workspace()
    const environment = { FOURBOX_ACCESS_KEYS: 'AKIDTRIAL:secret' }
    const { line, start } = await restarting(address, { arguments: ['--strict'], environment })
    await (await start()).stop()
    line.cut()
    const node = await start()
    expect(await answers(node, api, key)).toEqual(['before', 403, 'let in'])
    const url = `${node.controlOrigin}/restapis`
    const signed = async () =>
      (await fetch(url, { headers: await signedHeaders(url, { accessKeyId: 'AKIDTRIAL', secretAccessKey: 'secret', service: 'apigateway' }) })).status
    expect(await signed()).toBe(503)
    line.heal()
    await expect.poll(signed).toBe(200)
  })

  test.each(['starts', 'runs'])('that %s runs functions that it never ran before, through an API and by their URLs', async (how) => {
    const { address, control } = await workspace()
    const lambda = lambdaClient(control)
    const code = 'exports.handler = async () => ({ statusCode: 200, body: `from ${process.env.AWS_LAMBDA_FUNCTION_VERSION}` })'
    const { FunctionArn } = await lambda.send(
      new CreateFunctionCommand({
        FunctionName: 'hello',
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Role: 'arn:aws:iam::000000000000:role/any',
        Code: { ZipFile: await zipOf({ 'index.js': code }) },
        Publish: true,
      }),
    )
    const anybody = { FunctionName: 'hello', Principal: '*' }
    for (const version of [{}, { Qualifier: '1' }])
      await lambda.send(new AddPermissionCommand({ ...anybody, ...version, StatementId: 'api', Action: 'lambda:InvokeFunction' }))
    await lambda.send(new AddPermissionCommand({ ...anybody, StatementId: 'url', Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE' }))
    for (const version of [{}, { Qualifier: '1' }]) await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 60 }, { FunctionName: 'hello', ...version })
    const { FunctionUrl = '' } = await lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName: 'hello', AuthType: 'NONE' }))
    const call = (arn = '') => {
      const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${arn}/invocations`
      return { get: { integration: { type: 'aws_proxy', httpMethod: 'POST', uri } } }
    }
    const api = await deploy(control, { '/latest': call(FunctionArn), '/version': call(`${FunctionArn}:1`) })
    const { line, start } = await restarting(address, { arguments: ['--role', 'data'] })
    const before = await start()
    const textOf = async (url: string) => (await fetch(url)).text()
    await expect.poll(() => how === 'starts' || knownOf(before).includes('"newest"')).toBe(true)
    if (how === 'starts') await before.stop()
    line.cut()
    const node = how === 'starts' ? await start() : before
    expect(await textOf(node.invokeUrl(api.restApiId, 'prod', '/latest'))).toBe('from $LATEST')
    expect(await textOf(node.invokeUrl(api.restApiId, 'prod', '/version'))).toBe('from 1')
    // That there is no such stage is known as well.
    expect((await fetch(node.invokeUrl(api.restApiId, 'nobodys', '/latest'))).status).toBe(403)
    const { hostname } = new URL(FunctionUrl)
    const { text } = await sendRaw(node.ports.execute, `GET / HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`)
    expect(text).toMatch(/\r\nfrom \$LATEST$/)
    await expect.poll(() => ready(node)).toEqual({ status: 'ready', role: 'data', database: 'away', message: expect.stringContaining('is away (') })
    // What they have logged keeps no node that is told to end.
    await node.stop()
    expect(node.errors()).toContain('log events are lost')
  })

  test('whose worker falls meanwhile starts another, which serves the same', async () => {
    const { address, api, key } = await workspace()
    const { line, start } = await restarting(address, { arguments: ['--role', 'data', '--workers', '1'] })
    const node = await start()
    const [worker] = workersOf(node)
    if (worker === undefined) throw new Error('There is a worker')
    await expect.poll(() => knownOf(node)).toContain('"newest"')
    line.cut()
    process.kill(worker, 'SIGKILL')
    await expect.poll(() => answers(node, api, key).catch(() => 'nobody answers')).toEqual(['before', 403, 'let in'])
  })

  test('says so where a call needs what its workers never served, and it was not written down yet', async () => {
    const { address, api } = await workspace()
    const { line, start } = await restarting(address, { arguments: ['--role', 'data'] })
    const atTheFirst = line.cutAt('FROM documents WHERE kind = $1 AND id > $2 ORDER BY id LIMIT 16')
    const node = await start()
    await atTheFirst
    const answer = await fetch(node.invokeUrl(api.restApiId, 'prod', '/now'))
    expect([answer.status, await answer.json()]).toEqual([503, { message: 'Service Unavailable' }])
    line.heal()
    await expect.poll(async () => (await fetch(node.invokeUrl(api.restApiId, 'prod', '/now'))).text()).toBe('before')
  })

  const refusal = (starting: Promise<unknown>) => starting.then(() => 'It is ready', String)
  const oneLine = (text: string) => expect.stringMatching(new RegExp(`^Error: The server ended before it was ready:\n[^\n]*${text}[^\n]*\n$`))

  test('when it starts and has never known it ends with one line that says so', async () => {
    const { line, start } = await restarting(await postgresql().newAddress(), { arguments: ['--role', 'data'] })
    line.cut()
    expect(await refusal(start())).toEqual(oneLine('nothing is known of it here'))
  })

  test('when it starts and is killed while it writes down for the first time what it knows has never known it', async () => {
    const { address } = await workspace()
    const { line, start } = await restarting(address, { arguments: ['--role', 'data'] })
    const atTheFirst = line.cutAt('FROM documents WHERE kind = $1 AND id > $2 ORDER BY id LIMIT 16')
    const node = await start()
    await atTheFirst
    await node.kill9()
    expect(await refusal(start())).toEqual(oneLine('nothing is known of it here yet'))
  })

  test('when it starts and was killed while it wrote down a change serves what was before, whole', async () => {
    const { address, api, key, say } = await workspace()
    const { line, start } = await restarting(address, { arguments: ['--role', 'data'] })
    await (await start()).stop()
    const node = await start()
    // Each start writes down all of it first, and would take the change with it.
    await say('between')
    await expect.poll(() => knownOf(node)).toContain('between')
    const atTheChange = line.cutAt('WHERE version > $1 AND kind = ANY($2) ORDER BY version LIMIT 16')
    await say('after')
    await atTheChange
    await node.kill9()
    expect(await answers(await start(), api, key)).toEqual(['between', 403, 'let in'])
  })

  test('when it starts is refused a database that lets it in no more, and one that was never its own', async () => {
    const { address } = await workspace()
    const { start, line } = await restarting(address, { arguments: ['--role', 'data'] })
    await (await start()).stop()
    await postgresql().admit(false)
    const refused = await refusal(start())
    await postgresql().admit(true)
    expect(refused).toEqual(oneLine('not permitted to log in'))

    line.cut()
    const node = await start()
    await postgresql().ask(address, "UPDATE node_secret SET secret = 'of another database'")
    await postgresql().limitConnections(0)
    line.heal()
    await expect.poll(() => ready(node)).toMatchObject({ database: 'away', message: expect.stringContaining('is away (too many connections for role') })
    await postgresql().limitConnections()
    await expect.poll(() => node.errors()).toContain('it is another database than the one that was known here')
    await expect
      .poll(() =>
        fetch(`${node.controlOrigin}/readyz`).then(
          ({ status }) => status,
          () => 'it has ended',
        ),
      )
      .toBe('it has ended')
  })
})
