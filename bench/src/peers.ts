import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startChild } from './data-plane/child.ts'
import { compare, type Compared, compareWithNew, requestText, type Target, wearOut } from './data-plane/compare.ts'
import { installed } from './peers/installed.ts'
import { type Peer, startPeer } from './peers/peer.ts'
import { functionName, functionSource, linkModules, mocks, pets, serverlessOffline } from './peers/peers.ts'
import { type PeerRow, writeTable } from './peers/write-table.ts'
import { callPath, deployRegional, type Product, startProduct } from './product.ts'
import type { Bench, Row } from './report.ts'
import { withFolder } from './temporary-folder.ts'

const connections = 8

/** Fourbox against what somebody would run instead, each at what both can do. Writes the table of docs/performance.md. */
export const bench: Bench = () =>
  withFolder(async (folder) => {
    const data = join(folder, 'data')
    const product = await startProduct(data, 'any', '--function-policies', 'off')
    try {
      const compared: PeerRow[] = []
      for (const mock of mocks) compared.push(...(await against(mock, folder, async (withPeer) => [await comparedMock(mock, product, withPeer)])))
      compared.push(...(await against(serverlessOffline, folder, (withPeer) => comparedFunction(product, data, folder, withPeer))))
      writeTable(compared.filter(({ isFloor }) => isFloor !== true))
      return compared.map(({ peer, what, ratio, note = '', goal }): Row => ({
        name: `${what}, requests a second / ${peer}`,
        ratio,
        note,
        ...(goal && { goal }),
      }))
    } finally {
      await product.end()
    }
  })

/** Starts the peer anew, and ends it after its use. */
type WithPeer = <Result>(use: (peer: Target) => Promise<Result>) => Promise<Result>

/** No row, and a line that says why, where it cannot be installed. */
async function against(peer: Peer, parent: string, rowsOf: (withPeer: WithPeer) => Promise<readonly PeerRow[]>): Promise<readonly PeerRow[]> {
  const installedIn = installed(peer.packages)
  if (installedIn === undefined) {
    console.log(`${peer.name}: skipped, for it cannot be installed here.`)
    return []
  }
  const folder = join(parent, peer.name)
  mkdirSync(folder)
  linkModules(folder, installedIn)
  return rowsOf(async (use) => {
    const { target, child } = await startPeer(peer, installedIn, folder)
    try {
      return await use(target)
    } finally {
      await child.end()
    }
  })
}

async function comparedMock({ name, packages }: Peer, product: Product, withPeer: WithPeer): Promise<PeerRow> {
  const mock = await ourMock(product)
  return { peer: name, packages, what: 'a mock with a fixed body', ...(await withPeer((peer) => compare(mock, peer, connections))) }
}

/**
 * serverless-offline opens a message port for each call, closes none, and gets slower with each: so it is met new in each round, and once more when it has
 * answered many.
 */
async function comparedFunction(product: Product, data: string, folder: string, withPeer: WithPeer): Promise<readonly PeerRow[]> {
  const { name: peer, packages } = serverlessOffline
  const ours = await ourFunction(product, data, folder)
  const what = 'a Node function behind AWS_PROXY'
  const beside = async (worn: Target) => {
    await wearOut(worn, callsUntilWorn, connections)
    return compare(ours, worn, connections)
  }
  return [
    { peer, packages, what, goal: { atLeast: 5 }, ...(await compareWithNew(ours, withPeer, connections)) },
    { peer, packages, what: `${what}, after ${callsUntilWorn.toLocaleString('en')} calls`, ...(await withPeer(beside)) },
    { peer, packages, what: 'the smallest program that does so', isFloor: true, ...(await leastPossible(folder, withPeer)) },
  ]
}

const callsUntilWorn = 20_000

/** The same function behind the smallest program that does it in processes of its own: what is missing to a goal beyond it is not ours to give. */
async function leastPossible(folder: string, withPeer: WithPeer): Promise<Compared> {
  const child = await startChild(join(import.meta.dirname, 'peers/smallest-proxy.ts'), [join(folder, 'code', 'index.js')], 'any')
  const request = requestText(serverlessOffline.path, 'GET', '')
  try {
    return await compareWithNew({ port: Number(child.firstLine), pid: child.pid, isTree: true, request }, withPeer, connections)
  } finally {
    await child.end()
  }
}

function targetOf({ executeOrigin, pid }: Product, path: string): Target {
  return { port: Number(new URL(executeOrigin).port), pid, isTree: true, request: requestText(path, 'GET', '') }
}

async function ourMock(product: Product): Promise<Target> {
  const responseTemplates = { 'application/json': JSON.stringify(pets) }
  const integration = {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: { default: { statusCode: '200', responseTemplates } },
  }
  return targetOf(product, await deployed(product, '/pets', integration))
}

async function ourFunction(product: Product, data: string, folder: string): Promise<Target> {
  const code = join(folder, 'code')
  mkdirSync(code)
  writeFileSync(join(code, 'index.js'), functionSource)
  const token = readFileSync(join(data, 'console-token'), 'utf8').trim()
  const made = await fetch(`${product.controlOrigin}/_fourbox/functions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'x-fourbox-token': token },
    body: JSON.stringify({ functionName, folder: code, watched: false, runtime: 'nodejs24.x', handler: 'index.handler' }),
  })
  if (!made.ok) throw new Error(`The function was not made: ${made.status} ${await made.text()}`)
  const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:${functionName}/invocations`
  return targetOf(product, `${await deployed(product, '/bench', { type: 'aws_proxy', httpMethod: 'POST', uri })}?n=7`)
}

/** @returns the path that calls it */
async function deployed({ client }: Product, path: string, integration: object): Promise<string> {
  const get = { responses: { 200: { description: 'ok' } }, 'x-amazon-apigateway-integration': integration }
  const definition = { swagger: '2.0', info: { title: path, version: '1' }, paths: { [path]: { get } } }
  return callPath(await deployRegional(client, JSON.stringify(definition)), path)
}
