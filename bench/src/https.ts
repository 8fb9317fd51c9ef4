import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Child, startChild } from './data-plane/child.ts'
import { compare, type Target } from './data-plane/compare.ts'
import { mockApi } from './data-plane/definitions.ts'
import { answerOf, readApi } from './data-plane/deployer.ts'
import { startProduct } from './product.ts'
import type { Bench } from './report.ts'

/** For `api.example.com`, with a key of the same kind as Fourbox's own. */
const certificate = join(import.meta.dirname, '../../e2e/clients/cases/certificates/api.example.com.pem')

/** Deployed APIs over TLS against bare node:https, and what plain HTTP pays for it on the same port. */
export const bench: Bench = async () => {
  const children: Pick<Child, 'end'>[] = []
  const folders: string[] = []
  const { definition, path } = mockApi(300)
  const deployed = async (...options: readonly string[]): Promise<Target> => {
    const folder = mkdtempSync(join(tmpdir(), 'fourbox-bench-'))
    folders.push(folder)
    const product = await startProduct(folder, 'measured', ...options)
    children.push(product)
    return (await (await readApi(product)).deploy(definition))(path)
  }
  try {
    const plain = await deployed()
    const both = await deployed('--https')
    const { body, headers } = await answerOf(both)
    const bare = await startChild('bare-server.ts', [body.toString('base64'), JSON.stringify(headers), certificate], 'measured')
    children.push(bare)
    const secure = await compare({ ...both, tls: true }, { port: Number(bare.firstLine), pid: bare.pid, request: both.request, tls: true })
    const beside = await compare(both, plain)
    return [
      { name: 'HTTPS: MOCK with two templates, 300 resources / bare node:https', ...secure, goal: { atLeast: 0.8 } },
      { name: 'Plain HTTP with --https / without', ...beside, goal: { atLeast: 0.95 } },
    ]
  } finally {
    await Promise.all(children.map((child) => child.end()))
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }
}
