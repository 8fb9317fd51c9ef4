import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startChild } from './data-plane/child.ts'
import { compare, type Compared, requestText, type Target } from './data-plane/compare.ts'
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
      const floor: Row[] = []
      for (const mock of mocks) compared.push(...(await against(mock, 'a mock with a fixed body', folder, () => ourMock(product))))
      const behindProxy = (peer: Target) => leastPossible(peer, folder).then((row) => void floor.push(row))
      compared.push(...(await against(serverlessOffline, 'a Node function behind AWS_PROXY', folder, () => ourFunction(product, data, folder), behindProxy)))
      writeTable(compared)
      const rows = compared.map(({ peer, what, ratio, note = '' }): Row => {
        const name = `${what}, requests a second / ${peer}`
        return peer === serverlessOffline.name ? { name, ratio, note, goal: { atLeast: 5 } } : { name, ratio, note }
      })
      return [...rows, ...floor]
    } finally {
      await product.end()
    }
  })

/** No row, and a line that says why, where it cannot be installed. */
async function against(
  peer: Peer,
  what: string,
  parent: string,
  deploy: () => Promise<Target>,
  further: (target: Target) => Promise<void> = async () => undefined,
): Promise<readonly PeerRow[]> {
  const installedIn = installed(peer.packages)
  if (installedIn === undefined) {
    console.log(`${peer.name}: skipped, for it cannot be installed here.`)
    return []
  }
  const folder = join(parent, peer.name)
  mkdirSync(folder)
  linkModules(folder, installedIn)
  const { target, child } = await startPeer(peer, installedIn, folder)
  try {
    const measured: Compared = await compare(await deploy(), target, connections)
    await further(target)
    return [{ peer: peer.name, packages: peer.packages, what, ...measured }]
  } finally {
    await child.end()
  }
}

/** The same function behind the smallest program that does it in processes of its own: what is missing to a goal beyond it is not ours to give. */
async function leastPossible(peer: Target, folder: string): Promise<Row> {
  const child = await startChild(join(import.meta.dirname, 'peers/smallest-proxy.ts'), [join(folder, 'code', 'index.js')], 'any')
  try {
    const least: Target = { port: Number(child.firstLine), pid: child.pid, isTree: true, request: peer.request }
    return { name: `The smallest program that does the same / ${serverlessOffline.name}`, ...(await compare(least, peer, connections)) }
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
