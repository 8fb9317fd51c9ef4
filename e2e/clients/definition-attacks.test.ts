import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { CreateDeploymentCommand } from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../server.ts'

interface Attack {
  readonly id: string
  readonly kind: 'attack' | 'control'
  readonly file: string
  readonly contentType: string
  readonly absent?: readonly string[]
  readonly noHeader?: readonly string[]
  readonly maxMs?: number
  readonly invoke?: string
  readonly method?: string
  readonly body?: string
  readonly expectBody?: string
}

const samples = join(import.meta.dirname, '../../packages/openapi/cases/attacks')
const attacks = readFileSync(join(samples, 'index.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line): Attack => JSON.parse(line))

/** A place on this machine that a definition would like to have fetched. */
const bait = createServer((_request, response) => {
  fetched++
  response.end()
})
let fetched = 0
let server: RunningServer
beforeAll(async () => {
  await once(bait.listen(0, '127.0.0.1'), 'listening')
  server = await startServer({ environment: { ATTACK_CANARY: 'a secret of the environment' } })
})
afterAll(async () => {
  bait.close()
  await server.stop()
})

test.each(attacks)('$id: nothing is fetched or told, and everything goes on answering', async (attack) => {
  const { absent = [], noHeader = [] } = attack
  // A deployed API may well call its back end; an import calls nobody.
  fetched = 0
  const importing = importDefinition(attack)
  const healthy = await fetch(`${server.controlOrigin}/healthz`, { signal: AbortSignal.timeout(1000) })
  const { status, text } = await importing
  expect(healthy.status).toBe(200)
  expect(status).toBeLessThan(500)
  expect(fetched).toBe(0)

  const called = status === 201 ? await call(attack, text) : undefined
  const told = text + (called?.text ?? '')
  expect([...absent, 'a secret of the environment'].filter((secret) => told.includes(secret))).toEqual([])
  expect(noHeader.filter((name) => called?.headers.has(name))).toEqual([])
})

test.each(attacks.filter(({ kind }) => kind === 'control'))('$id: what is harmless works', async (attack) => {
  const { status, text } = await importDefinition(attack)
  expect(status).toBe(201)
  expect((await call(attack, text))?.text).toBe(filled(attack.expectBody ?? ''))
})

async function importDefinition({ file, contentType, maxMs = 5000 }: Attack) {
  const response = await fetch(`${server.controlOrigin}/restapis?mode=import`, {
    method: 'POST',
    headers: { 'x-fourbox-token': server.token, 'Content-Type': contentType },
    body: filled(readFileSync(join(samples, file), 'utf8')),
    signal: AbortSignal.timeout(maxMs),
  })
  return { status: response.status, text: await response.text() }
}

/** Deploys what was imported and calls the path of the attack; undefined where it names none. */
async function call({ invoke, method = 'GET', body, maxMs = 5000 }: Attack, imported: string) {
  if (invoke === undefined) return undefined
  const { id: restApiId }: { id: string } = JSON.parse(imported)
  await server.client().send(new CreateDeploymentCommand({ restApiId, stageName: 's' }))
  const response = await fetch(server.invokeUrl(restApiId, 's', invoke), { method, ...(body !== undefined && { body }), signal: AbortSignal.timeout(maxMs) })
  return { headers: response.headers, text: await response.text() }
}

/** The placeholders of a sample as the attacker would fill them. */
function filled(text: string): string {
  const address = bait.address()
  return text
    .replace(/@@REP\((\d+),([\w=+/]+)\)@@/g, (_all, count: string, unit: string) => Buffer.from(unit, 'base64').toString().repeat(Number(count)))
    .replaceAll('@@SSRF@@', `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
    .replaceAll(/@@\w+@@/g, 'n7')
}
