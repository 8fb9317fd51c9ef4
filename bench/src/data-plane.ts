import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Child, startChild } from './data-plane/child.ts'
import { compare, requestText } from './data-plane/compare.ts'
import { mockApi, proxyApi } from './data-plane/definitions.ts'
import { answerOf, type Deployer, readApi } from './data-plane/deployer.ts'
import { fromCache, withApiKey } from './data-plane/guarded.ts'
import { observed } from './data-plane/observed.ts'
import { startProduct } from './product.ts'
import type { Bench, Row } from './report.ts'

/** Requests a second of deployed APIs against bare servers of the same run, in interleaved rounds. */
export const bench: Bench = async () => {
  const children: Pick<Child, 'end'>[] = []
  const start: typeof startChild = async (...arguments_) => {
    const child = await startChild(...arguments_)
    children.push(child)
    return child
  }
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-bench-'))
  try {
    const product = await startProduct(folder, 'measured')
    children.push(product)
    const api = await readApi(product)
    return [
      ...(await mock(api, start)),
      ...(await proxies(api, start)),
      ...(await sizes(api)),
      ...(await observed(api, folder, start)),
      await withApiKey(api),
      await fromCache(api),
    ]
  } finally {
    await Promise.all(children.map((child) => child.end()))
    rmSync(folder, { recursive: true, force: true })
  }
}

async function mock(api: Deployer, start: typeof startChild): Promise<readonly Row[]> {
  const { definition, path } = mockApi(300)
  const target = (await api.deploy(definition))(path)
  const { body, headers } = await answerOf(target)
  const bare = await start('bare-server.ts', [body.toString('base64'), JSON.stringify(headers)], 'measured')
  const measured = await compare(target, { port: Number(bare.firstLine), pid: bare.pid, request: target.request })
  return [{ name: 'MOCK with two templates, 300 resources / bare node:http', ...measured, goal: { atLeast: 0.88 } }]
}

async function proxies(api: Deployer, start: typeof startChild): Promise<readonly Row[]> {
  const rows: Row[] = []
  const sizes = [
    { size: 200, name: '200 bytes', goal: { atLeast: 0.92 } },
    { size: 100_000, name: '100 kB', goal: { atLeast: 0.97 } },
    { size: 5_000_000, name: '5 MB' },
  ]
  for (const { size, name, ...rest } of sizes) {
    const backEnd = await start('back-end.ts', [String(size)], 'other')
    const bare = await start('bare-proxy.ts', [backEnd.firstLine], 'measured')
    const bareTarget = { port: Number(bare.firstLine), pid: bare.pid }
    const call = await api.deploy(proxyApi(Number(backEnd.firstLine)))
    const proxied = await compare(call('/proxy/pets/1'), { ...bareTarget, request: requestText('/pets/1', 'GET', '') })
    rows.push({ name: `HTTP_PROXY, ${name} / bare node:http + undici dispatch`, ...proxied, ...rest })
    if (size === 200) {
      const smallest = await start('smallest-gateway.ts', [backEnd.firstLine], 'measured')
      const request = requestText('/pets/1', 'GET', '')
      const floor = await compare({ port: Number(smallest.firstLine), pid: smallest.pid, request }, { ...bareTarget, request })
      rows.push({ name: `floor: the smallest proxy with AWS's headers, ${name} / the same`, ...floor })
      const body = '{"type":"dog","price":249.99}'
      const mapped = await compare(call('/mapped', { verb: 'POST', body }), { ...bareTarget, request: requestText('/mapped', 'POST', body) })
      rows.push({ name: 'HTTP with both templates / bare node:http + undici dispatch', ...mapped, goal: { atLeast: 0.8 } })
    }
  }
  return rows
}

async function sizes(api: Deployer): Promise<readonly Row[]> {
  const small = mockApi(10)
  const large = mockApi(10_000)
  const measured = await compare((await api.deploy(large.definition))(large.path), (await api.deploy(small.definition))(small.path))
  return [{ name: '10,000 resources / 10 resources', ...measured, goal: { atLeast: 0.95 } }]
}
