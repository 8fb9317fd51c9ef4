import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { APIGatewayClient, CreateDeploymentCommand, ImportRestApiCommand } from '@aws-sdk/client-api-gateway'
import { type Child, startChild } from './data-plane/child.ts'
import { compare, requestText } from './data-plane/compare.ts'
import type { Bench } from './report.ts'

const functionName = 'bench'
const source = 'exports.handler = async (event) => ({ statusCode: 200, body: String(event.queryStringParameters.n) })'
const connections = 8
const longestStartInMillis = 120_000
const fourbox = join(import.meta.dirname, '../../apps/server/src/command-line/fourbox.ts')
const serverless = 'node_modules/serverless/bin/serverless.js'
const howTo = 'npm install --prefix DIR serverless@3 serverless-offline@13, and name DIR in FOURBOX_SERVERLESS_OFFLINE'

/** AWS_PROXY over HTTP, against the same function behind serverless-offline; no row, and a line that says why, where it is not installed. */
export const bench: Bench = async () => {
  const installed = process.env.FOURBOX_SERVERLESS_OFFLINE
  if (installed === undefined) {
    console.log(`AWS_PROXY over HTTP / serverless-offline: skipped. To have it: ${howTo}.`)
    return []
  }
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-bench-'))
  const code = join(folder, 'code')
  mkdirSync(code)
  writeFileSync(join(code, 'index.js'), source)
  const children: Child[] = []
  try {
    const [ours, port] = [await startFourbox(folder, children), await freePort()]
    const path = await deploy(ours, code)
    const theirs = await startServerlessOffline(installed, folder, code, port, children)
    const measured = await compare({ port: ours.port, pid: ours.pid, request: requestText(path, 'GET', '') }, theirs, connections)
    return [{ name: 'AWS_PROXY over HTTP, requests a second / serverless-offline', ...measured, goal: { atLeast: 5 } }]
  } finally {
    await Promise.all(children.map((child) => child.end()))
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startFourbox(folder: string, children: Child[]) {
  const data = join(folder, 'data')
  const options = ['start', '--json', '--port', '0', '--execute-port', '0', '--data', data, '--function-policies', 'off']
  const child = await startChild(fourbox, options, 'any')
  children.push(child)
  const { controlOrigin, executeOrigin }: { controlOrigin: string; executeOrigin: string } = JSON.parse(child.firstLine)
  const token = readFileSync(join(data, 'console-token'), 'utf8').trim()
  return { controlOrigin, token, port: Number(new URL(executeOrigin).port), pid: child.pid }
}

/** @returns the path that calls the function */
async function deploy({ controlOrigin, token }: { readonly controlOrigin: string; readonly token: string }, code: string): Promise<string> {
  const made = await fetch(`${controlOrigin}/_fourbox/functions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'x-fourbox-token': token },
    body: JSON.stringify({ functionName, folder: code, watched: false, runtime: 'nodejs24.x', handler: 'index.handler' }),
  })
  if (!made.ok) throw new Error(`The function was not made: ${made.status} ${await made.text()}`)
  const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:${functionName}/invocations`
  const integration = { type: 'aws_proxy', httpMethod: 'POST', uri }
  const get = { responses: { 200: { description: 'ok' } }, 'x-amazon-apigateway-integration': integration }
  const definition = { swagger: '2.0', info: { title: functionName, version: '1' }, paths: { '/bench': { get } } }
  const client = new APIGatewayClient({ endpoint: controlOrigin, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } })
  const body = Buffer.from(JSON.stringify(definition))
  const { id: restApiId = '' } = await client.send(new ImportRestApiCommand({ body, parameters: { endpointConfigurationTypes: 'REGIONAL' } }))
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'bench' }))
  client.destroy()
  return `/_aws/execute-api/${restApiId}/bench/bench?n=7`
}

async function startServerlessOffline(installed: string, folder: string, code: string, port: number, children: Child[]) {
  const service = join(folder, 'service')
  mkdirSync(service)
  symlinkSync(join(installed, 'node_modules'), join(service, 'node_modules'))
  symlinkSync(join(code, 'index.js'), join(service, 'index.js'))
  writeFileSync(join(service, 'package.json'), '{ "private": true }')
  writeFileSync(join(service, 'serverless.yml'), serviceOf(port))
  const quiet = { SLS_TELEMETRY_DISABLED: '1', SLS_NOTIFICATIONS_MODE: 'off', SLS_INTERACTIVE_SETUP_ENABLE: '0' }
  const child = await startChild('in-folder.ts', [service, join(service, serverless), 'offline', 'start'], 'any', quiet, 'ignore')
  children.push(child)
  const until = Date.now() + longestStartInMillis
  while (!(await answers(`http://127.0.0.1:${port}/bench?n=7`))) {
    if (Date.now() > until) throw new Error('serverless-offline does not answer')
    await delay(500)
  }
  return { port, pid: child.pid, request: requestText('/bench?n=7', 'GET', '') }
}

function serviceOf(port: number): string {
  return JSON.stringify({
    service: 'bench',
    frameworkVersion: '3',
    provider: { name: 'aws', runtime: 'nodejs20.x' },
    plugins: ['serverless-offline'],
    custom: { 'serverless-offline': { noPrependStageInUrl: true, host: '127.0.0.1', httpPort: port, lambdaPort: port + 1 } },
    functions: { bench: { handler: 'index.handler', events: [{ http: { path: '/bench', method: 'get' } }] } },
  })
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url).catch(() => undefined)
  return response?.status === 200 && (await response.text()) === '7'
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
