import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Child, startChild } from './data-plane/child.ts'
import { compare, requestText } from './data-plane/compare.ts'
import { callPath, deployRegional, type Product, startProduct } from './product.ts'
import type { Bench } from './report.ts'

const functionName = 'bench'
const source = 'exports.handler = async (event) => ({ statusCode: 200, body: String(event.queryStringParameters.n) })'
const connections = 8
const longestStartInMillis = 120_000
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
  const children: Pick<Child, 'end'>[] = []
  try {
    const data = join(folder, 'data')
    const product = await startProduct(data, 'any', '--function-policies', 'off')
    children.push(product)
    const path = await deploy(product, data, code)
    const ours = { port: Number(new URL(product.executeOrigin).port), pid: product.pid, isTree: true, request: requestText(path, 'GET', '') }
    const theirs = await startServerlessOffline(installed, folder, code, await freePort(), children)
    const measured = await compare(ours, theirs, connections)
    return [{ name: 'AWS_PROXY over HTTP, requests a second / serverless-offline', ...measured, goal: { atLeast: 5 } }]
  } finally {
    await Promise.all(children.map((child) => child.end()))
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns the path that calls the function */
async function deploy({ controlOrigin, client }: Product, data: string, code: string): Promise<string> {
  const token = readFileSync(join(data, 'console-token'), 'utf8').trim()
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
  return callPath(await deployRegional(client, JSON.stringify(definition)), '/bench?n=7')
}

async function startServerlessOffline(installed: string, folder: string, code: string, port: number, children: Pick<Child, 'end'>[]) {
  const service = join(folder, 'service')
  mkdirSync(service)
  symlinkSync(join(installed, 'node_modules'), join(service, 'node_modules'))
  symlinkSync(join(code, 'index.js'), join(service, 'index.js'))
  writeFileSync(join(service, 'package.json'), '{ "private": true }')
  writeFileSync(join(service, 'serverless.yml'), serviceOf(port))
  const quiet = { SLS_TELEMETRY_DISABLED: '1', SLS_NOTIFICATIONS_MODE: 'off', SLS_INTERACTIVE_SETUP_ENABLE: '0' }
  const child = await startChild(
    join(import.meta.dirname, 'serverless-offline/in-folder.ts'),
    [service, join(service, serverless), 'offline', 'start'],
    'any',
    quiet,
    'ignore',
  )
  children.push(child)
  const until = Date.now() + longestStartInMillis
  while (!(await answers(`http://127.0.0.1:${port}/bench?n=7`))) {
    if (Date.now() > until) throw new Error('serverless-offline does not answer')
    await delay(500)
  }
  return { port, pid: child.pid, isTree: true, request: requestText('/bench?n=7', 'GET', '') }
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
