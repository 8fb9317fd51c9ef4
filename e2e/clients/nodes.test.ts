import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { GetResourcesCommand, GetRestApisCommand, TestInvokeMethodCommand } from '@aws-sdk/client-api-gateway'
import { AddPermissionCommand, CreateFunctionCommand, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda'
import { describeOnPostgresql } from '@fourbox/local-postgresql'
import { expect, onTestFinished, test } from 'vitest'
import { deploy, httpProxy, mock } from '../deploy.ts'
import { runFourbox } from '../fourbox-command.ts'
import { lambdaClient, zipOf } from '../functions.ts'
import { sendRaw } from '../raw-http.ts'
import { startRoundRobin } from '../round-robin.ts'
import { type RunningServer, startServer } from '../server.ts'
import { signedHeaders } from '../signing.ts'

describeOnPostgresql('nodes on one database', (postgresql) => {
  const started = async (databaseUrl: string, ...words: readonly string[]): Promise<RunningServer> => {
    const server = await startServer({ arguments: words, environment: { FOURBOX_DATABASE_URL: databaseUrl } })
    onTestFinished(async () => void (await server.stop()))
    return server
  }
  const textOf = async (url: string) => (await fetch(url)).text()

  test('a control node has the console and no data plane, a data node serves what was deployed there, functions included', async () => {
    const database = await postgresql().newAddress()
    const data = await started(database, '--role', 'data')
    const control = await started(database, '--role', 'control', '--execute-origin', data.executeOrigin, '--execute-port', '0')

    const lambda = lambdaClient(control)
    const code = {
      ZipFile: await zipOf({ 'index.js': 'exports.handler = async () => ({ statusCode: 200, body: `from ${process.env.AWS_LAMBDA_FUNCTION_NAME}` })' }),
    }
    const made = await lambda.send(
      new CreateFunctionCommand({
        FunctionName: 'hello',
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Role: 'arn:aws:iam::000000000000:role/any',
        Code: code,
      }),
    )
    await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 60, minDelay: 1 }, { FunctionName: 'hello' })
    await lambda.send(
      new AddPermissionCommand({ FunctionName: 'hello', StatementId: 'api', Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' }),
    )
    const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${made.FunctionArn}/invocations`
    const { restApiId, url } = await deploy(control, {
      '/now': { get: { integration: mock('deployed') } },
      '/function': { get: { integration: { type: 'aws_proxy', httpMethod: 'POST', uri } } },
    })
    // The control node shows where the data node answers.
    expect([await textOf(url('/now')), await textOf(url('/function'))]).toEqual(['deployed', 'from hello'])
    const { items = [] } = await control.client().send(new GetResourcesCommand({ restApiId }))
    const resourceId = items.find(({ path }) => path === '/now')?.id
    const tried = await control.client().send(new TestInvokeMethodCommand({ restApiId, resourceId, httpMethod: 'GET' }))
    expect(tried).toMatchObject({ status: 200, body: 'deployed' })

    await expect(data.client().send(new GetRestApisCommand({}))).rejects.toMatchObject({
      name: 'BadRequestException',
      message: expect.stringContaining('This is a data node (--role data)'),
    })
    expect(await textOf(`${data.controlOrigin}/console/`)).toContain('Ask a node whose role is control or both')
    expect((await fetch(`${data.controlOrigin}/metrics`)).status).toBe(200)
    // Whatever a load balancer calls this machine.
    for (const port of [data.ports.control, data.ports.execute]) {
      const { status, text } = await sendRaw(port, 'GET /readyz HTTP/1.1\r\nHost: 10.1.2.3\r\n\r\n')
      expect([status, text]).toEqual([200, expect.stringContaining('{"status":"ready","role":"data"}')])
    }
  })

  test('the audit log says by which node something was done, by the name that it was given', async () => {
    const database = await postgresql().newAddress()
    const one = await started(database, '--strict', '--node-name', 'one')
    const other = await started(database, '--strict', '--node-name', 'other')
    await runFourbox(one, 'user', 'create', 'vera', '--role', 'viewer')
    await runFourbox(other, 'user', 'create', 'dave', '--role', 'viewer')
    const { output } = await runFourbox(one, 'audit')
    const entries = output.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
    expect(entries.map(({ node, changes }) => [node, changes])).toEqual([
      ['other', expect.arrayContaining(['created user dave'])],
      ['one', expect.arrayContaining(['created user vera'])],
    ])
  })

  test('a stream that a key opened on one node ends when its user is deleted on another', async () => {
    const database = await postgresql().newAddress()
    const [one, other] = [await started(database, '--strict'), await started(database, '--strict')]
    const { output } = await runFourbox(one, 'user', 'create', 'vera', '--role', 'viewer')
    const [accessKeyId = '', secretAccessKey = ''] = output.split('\n').map((line) => line.slice(line.indexOf('=') + 1))
    const url = `${other.controlOrigin}/_fourbox/changes`
    const stream = await fetch(url, { headers: await signedHeaders(url, { accessKeyId, secretAccessKey, service: 'apigateway', method: 'GET' }) })
    expect(stream.status).toBe(200)
    const all = stream.text()
    expect(await runFourbox(one, 'user', 'delete', 'vera')).toMatchObject({ code: 0 })
    expect(await all).not.toBe('')
  })

  test('a node that was held while a user was deleted on another lets in none of its calls when it goes on', async () => {
    const database = await postgresql().newAddress()
    const [one, other] = [await started(database, '--strict'), await started(database, '--strict')]
    const { output } = await runFourbox(one, 'user', 'create', 'vera', '--role', 'viewer')
    const [accessKeyId = '', secretAccessKey = ''] = output.split('\n').map((line) => line.slice(line.indexOf('=') + 1))
    const url = `${other.controlOrigin}/restapis`
    const headers = await signedHeaders(url, { accessKeyId, secretAccessKey, service: 'apigateway', method: 'GET' })
    expect((await fetch(url, { headers })).status).toBe(200)
    process.kill(other.processId, 'SIGSTOP')
    onTestFinished(() => void process.kill(other.processId, 'SIGCONT'))
    expect(await runFourbox(one, 'user', 'delete', 'vera')).toMatchObject({ code: 0 })
    // The call lies there when it goes on, in front of what the database has to tell.
    const calling = request(url, { headers })
    const answered = once(calling, 'response')
    const sent = once(calling, 'finish')
    calling.end()
    await sent
    process.kill(other.processId, 'SIGCONT')
    const [answer] = await answered
    expect(answer.statusCode).toBe(403)
    answer.resume()
  })

  test('nodes that are restarted one after the other behind a load balancer fail no call, and no write waits for one that has gone', async () => {
    const database = await postgresql().newAddress()
    const words = ['--drain-seconds', '2']
    const [one, other] = [await started(database, ...words), await started(database, ...words)]
    const back = createServer((_request, response) => void setTimeout(() => response.end('slow'), 100)).listen(0, '127.0.0.1')
    onTestFinished(() => void back.close())
    await once(back, 'listening')
    const address = back.address()
    const backPort = typeof address === 'object' ? address?.port : undefined
    const { restApiId } = await deploy(one, {
      '/now': { get: { integration: mock('now') } },
      '/slow': { get: { integration: httpProxy(`http://127.0.0.1:${backPort}/`) } },
    })
    const ports = [one.ports.execute, other.ports.execute]
    const balancer = await startRoundRobin(ports)
    onTestFinished(() => balancer.close())
    await expect.poll(balancer.ready).toBe(2)

    const ended = new AbortController()
    const served = new Map<string, number>()
    const failed: string[] = []
    const callers = ['/now', '/slow', '/now', '/slow'].map(async (path) => {
      while (!ended.signal.aborted) {
        const answer = await fetch(`${balancer.origin}/_aws/execute-api/${restApiId}/prod${path}`)
        const text = await answer.text()
        const node = answer.headers.get('x-node') ?? ''
        if (answer.status === 200) served.set(node, (served.get(node) ?? 0) + 1)
        else failed.push(`${answer.status} ${text}`)
      }
    })
    for (const node of [one, other]) {
      const before = [...served.values()].reduce((sum, count) => sum + count, 0)
      expect(await node.terminate()).toBe(0)
      // Behind its end no row tells others to wait for it.
      await postgresql().ask(
        database,
        "DO $$ BEGIN IF (SELECT count(*) FROM nodes) <> 1 THEN RAISE EXCEPTION 'a node that has gone is waited for'; END IF; END $$",
      )
      const again = await startServer({ dataFolder: node.dataFolder, ports: node.ports, arguments: words, environment: { FOURBOX_DATABASE_URL: database } })
      onTestFinished(async () => void (await again.stop()))
      await expect.poll(balancer.ready).toBe(2)
      expect([...served.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(before)
    }
    ended.abort()
    await Promise.all(callers)
    expect(failed).toEqual([])
    expect([...served.keys()].toSorted()).toEqual(ports.map(String).toSorted())
  })
})
