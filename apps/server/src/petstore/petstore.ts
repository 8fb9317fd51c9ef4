import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** The public host of the example's back end, as the example's definition names it. */
export const petstoreHost = 'petstore-demo-endpoint.execute-api.com'

export interface Petstore {
  readonly port: number
  close(): Promise<void>
}

/**
 * Serves the example API's back end on a loopback port: GET and POST /petstore/pets, GET /petstore/pets/{petId}.
 * Answers are those that AWS's tutorials show.
 */
export async function startPetstore(port = 0): Promise<Petstore> {
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    answer(request).then(
      (reply) => write(response, reply),
      () => response.destroy(),
    )
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

interface Reply {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

async function answer(request: IncomingMessage): Promise<Reply> {
  const [path = '/', query] = (request.url ?? '/').split('?', 2)
  const pet = /^\/petstore\/pets\/([^/]+)$/.exec(path)?.[1]
  if (path === '/petstore/pets' && request.method === 'GET') return json(200, listPets(new URLSearchParams(query)))
  if (path === '/petstore/pets' && request.method === 'POST') return createPet(await readBody(request))
  if (pet !== undefined && request.method === 'GET') return getPet(pet)
  return { status: 404, contentType: 'text/plain; charset=utf-8', body: `Cannot ${request.method} ${path}` }
}

const species = [
  { type: 'dog', price: 249.99 },
  { type: 'cat', price: 124.99 },
  { type: 'fish', price: 0.99 },
] as const

/** Three pets a page, their ids running on from page to page; a wanted type stands in for every pet's own. */
function listPets(query: URLSearchParams): readonly object[] {
  const page = Math.max(1, Math.trunc(Number(query.get('page') ?? 1)) || 1)
  const type = query.get('type')
  return species.map((pet, at) => ({ id: (page - 1) * species.length + at + 1, type: type === null || type === '' ? pet.type : type, price: pet.price }))
}

function getPet(petId: string): Reply {
  const id = Number(petId)
  const pet = Number.isInteger(id) && id > 0 ? species[(id - 1) % species.length] : undefined
  return pet ? json(200, { id, ...pet }) : json(400, { errors: [{ key: 'GetPetRequest.petId', message: 'The value is out of range.' }] })
}

function createPet(body: string): Reply {
  const pet = readPet(body)
  const missing = (['type', 'price'] as const).filter((name) => pet[name] === undefined || pet[name] === null || pet[name] === '')
  if (missing.length > 0) return json(400, { errors: missing.map((name) => ({ key: `Pet2.${name}`, message: 'Missing required field' })) })
  return json(200, { pet: { type: pet.type, price: pet.price }, message: 'success' })
}

/** The fields of a posted pet; a body that is no JSON object has none. */
function readPet(body: string): { readonly type?: unknown; readonly price?: unknown } {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size > 1_048_576) throw new Error('The pet store takes bodies of 1 MiB at most')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

/** Indented as the public demo endpoint prints it. */
function json(status: number, value: unknown): Reply {
  return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(value, null, 2) }
}

function write(response: ServerResponse, { status, contentType, body }: Reply): void {
  response.writeHead(status, ['Content-Type', contentType, 'Content-Length', String(Buffer.byteLength(body)), 'X-Content-Type-Options', 'nosniff'])
  response.end(body)
}
