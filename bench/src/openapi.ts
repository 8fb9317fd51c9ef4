import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validate } from '@scalar/openapi-parser'
import { parse, stringify } from 'yaml'
import { largeDefinition } from './openapi/large-definition.ts'
import { startProduct } from './product.ts'
import type { Bench, Row } from './report.ts'

const paths = 1000

/** The time of whole imports, from the first byte sent to the answer after the commit, against what others only read. */
export const bench: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-bench-'))
  const product = await startProduct(folder, 'any')
  try {
    const { controlOrigin } = product
    const definition = largeDefinition(paths)
    const json = JSON.stringify(definition, null, 1)
    const yaml = stringify(definition, { aliasDuplicateObjects: false })
    return [
      await compare(
        'Import of JSON, committed / scalar validating it',
        15,
        () => importOf(controlOrigin, Buffer.from(json)),
        async () => void (await validate(json)),
        json,
        1,
      ),
      await compare(
        'Import of YAML, committed / yaml parsing it',
        5,
        () => importOf(controlOrigin, Buffer.from(yaml)),
        async () => void parse(yaml),
        yaml,
        0.2,
      ),
    ]
  } finally {
    await product.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The quickest of interleaved rounds on either side: whatever else the machine does can only make a round slower. */
async function compare(name: string, rounds: number, ours: () => Promise<number>, theirs: () => Promise<void>, text: string, atMost: number): Promise<Row> {
  const own: number[] = []
  const other: number[] = []
  for (let round = 0; round < rounds; round++) {
    own.push(await ours())
    other.push(await millisOf(theirs))
  }
  const [quickest, yardstick] = [Math.min(...own), Math.min(...other)]
  const size = (text.length / 1e6).toFixed(1)
  const note = `${paths} paths, ${size} MB: ${quickest.toFixed(0)} ms / ${yardstick.toFixed(0)} ms, the quickest of ${rounds} rounds`
  return { name, ratio: quickest / yardstick, goal: { atMost }, note }
}

/** From the first byte sent to the last one of the answer. The API is deleted again, outside of the time. */
async function importOf(controlOrigin: string, body: Uint8Array<ArrayBuffer>): Promise<number> {
  let restApiId = ''
  const millis = await millisOf(async () => {
    const response = await fetch(`${controlOrigin}/restapis?mode=import`, { method: 'POST', headers: { authorization }, body })
    if (response.status !== 201) throw new Error(await response.text())
    const api: { readonly id: string } = JSON.parse(await response.text())
    restApiId = api.id
  })
  await fetch(`${controlOrigin}/restapis/${restApiId}`, { method: 'DELETE', headers: { authorization } })
  return millis
}

/** Any signature will do: to compute one is the client's affair, and no part of an import. */
const authorization = 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/apigateway/aws4_request, SignedHeaders=host, Signature=00'

async function millisOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
