import { addressByPath, apiAddress } from '@fourbox/domain'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tokenHeader } from '../http-server/admission.ts'
import { type Config, readConfig } from '../settings/config.ts'
import { isLoopback } from '../settings/loopback.ts'
import { named, webAddress } from '../settings/setting-values.ts'
import { signRequest } from '../identity/sign.ts'
import { bytesOf, textOf } from './answer-body.ts'
import { portOfOrigin } from '../http-server/port-of-origin.ts'
import { trustAuthority } from '../tls/trust-authority.ts'
import { CallRefused, refusalOf } from './call-refused.ts'

export interface ControlCall {
  readonly query?: Readonly<Record<string, string | undefined>> | URLSearchParams
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array | string
  /** Ends the call, which is then refused. */
  readonly signal?: AbortSignal
}

/** A running Fourbox, spoken to over its own protocol. */
export interface ControlClient {
  /** The Invoke URL of a stage, with the scheme and the port by which this server serves deployed APIs. */
  readonly invokeUrl: (restApiId: string, stageName: string) => Promise<string>
  /** The same stage for programs, on systems that know no names below `localhost`. */
  readonly stageUrl: (restApiId: string, stageName: string) => Promise<string>
  /** @throws CallRefused with the server's own words, or when nobody answers. */
  readonly text: (method: string, path: string, call?: ControlCall) => Promise<string>
  readonly json: (method: string, path: string, call?: ControlCall) => Promise<unknown>
  /** As `text`, for answers that say something in a header, too. */
  readonly answer: (method: string, path: string, call?: ControlCall) => Promise<ControlAnswer>
  /** The body of an answer of any size, as it comes; ends with an error when it is cut off. */
  readonly stream: (method: string, path: string, call?: ControlCall) => Promise<AsyncIterable<Uint8Array>>
}

export interface ControlAnswer {
  readonly text: string
  /** By its name, in any case. */
  readonly header: (name: string) => string | undefined
}

/** The options that say which Fourbox is meant, as the help of each command shows them. */
export const connectionHelp = `  --endpoint URL                the Fourbox to speak to (http://localhost:4400)
  --port PORT                   its port, when it runs on this machine
  --data FOLDER                 its data folder, whose token lets this command in on this machine; else AWS_ACCESS_KEY_ID signs`

export const connectionOptions = { endpoint: { type: 'string' }, port: { type: 'string' }, data: { type: 'string' } } as const

export interface ConnectionValues {
  readonly endpoint?: string | undefined
  readonly port?: string | undefined
  readonly data?: string | undefined
}

/** Finds the server as `fourbox start` would configure it. */
export function controlClient(values: ConnectionValues, environment: Readonly<Record<string, string | undefined>>): ControlClient {
  const config = readConfig(
    (['port', 'data'] as const).flatMap((name) => (values[name] === undefined ? [] : [`--${name}`, values[name]])),
    environment,
  )
  const origin = named('--endpoint', () => webAddress(values.endpoint ?? `http://localhost:${config.port}`, 'http://localhost:4400'))
  if (origin.protocol === 'https:') trustAuthority(config.data)
  const respond = async (method: string, path: string, call: ControlCall = {}): Promise<Response> => {
    const query = queryOf(call.query)
    const url = new URL(`${path}${query.size > 0 ? `?${query.toString()}` : ''}`, origin)
    const body = typeof call.body === 'string' ? new TextEncoder().encode(call.body) : (call.body ?? new Uint8Array())
    // A token is good for this machine's own Fourbox, and nobody else is to see it unless that is asked for.
    const token = values.data !== undefined || isLoopback(url.hostname.replace(/^\[|\]$/g, '')) ? ownersToken(config.data) : undefined
    const headers = {
      'User-Agent': 'fourbox',
      ...call.headers,
      ...(token === undefined ? signed(method, url, body, config, environment) : { [tokenHeader]: token }),
    }
    const response = await send(url, { method, headers, ...(body.length > 0 && { body: Buffer.from(body) }), ...(call.signal && { signal: call.signal }) })
    if (!response.ok) throw token !== undefined && isOfOtherToken(response) ? otherFolder(url, config.data) : refusalOf(response, await textOf(response))
    return response
  }
  const answer: ControlClient['answer'] = async (method, path, call) => {
    const response = await respond(method, path, call)
    return { text: await textOf(response), header: (name) => response.headers.get(name) ?? undefined }
  }
  const text: ControlClient['text'] = async (method, path, call) => (await answer(method, path, call)).text
  const executeOrigin = async (): Promise<URL> => {
    const { executeOrigin: address }: { readonly executeOrigin?: unknown } = Object(JSON.parse(await text('GET', '/_fourbox/settings')))
    const url = new URL(String(address))
    if (url.protocol === 'https:') trustAuthority(config.data)
    return url
  }
  return {
    invokeUrl: async (restApiId, stageName) => {
      const executes = await executeOrigin()
      return `${apiAddress(executes.origin, restApiId)}/${stageName}`
    },
    stageUrl: async (restApiId, stageName) => {
      const executes = await executeOrigin()
      return `${addressByPath(`${executes.protocol}//${origin.hostname}:${portOfOrigin(executes.origin)}`, restApiId)}/${stageName}`
    },
    text,
    answer,
    stream: async (method, path, call) => bytesOf(await respond(method, path, call)),
    json: async (method, path, call): Promise<unknown> => JSON.parse(await text(method, path, call)),
  }
}

function queryOf(query: ControlCall['query'] = {}): URLSearchParams {
  if (query instanceof URLSearchParams) return query
  return new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

async function send(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch {
    throw new CallRefused(0, `No Fourbox answers at ${url.origin}. Start one with “npm start”, or say where it is with --endpoint.`)
  }
}

/** What a server says of a token that is not its own: in the strict mode it can only be that of a session which is over. */
const otherTokenExceptions: ReadonlySet<string | null> = new Set(['ExpiredTokenException', 'MissingAuthenticationTokenException'])

function isOfOtherToken({ status, headers }: Response): boolean {
  return status === 403 && otherTokenExceptions.has(headers.get('x-amzn-errortype'))
}

function otherFolder({ origin }: URL, folder: string): CallRefused {
  const message = `The token in ${folder} is not that of the Fourbox at ${origin}, which has another data folder: name that one with --data. Each node of several has its own.`
  return new CallRefused(403, message)
}

/** The token of the data folder, where there is one that can be read. */
function ownersToken(folder: string): string | undefined {
  const file = join(folder, 'console-token')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

function signed(
  method: string,
  url: URL,
  body: Uint8Array,
  config: Config,
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = environment
  const [accessKeyId, secretAccessKey] = AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY ? [AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY] : ['test', 'test']
  const added = signRequest(
    { method, rawPath: url.pathname, rawQuery: url.search.slice(1), headers: ['Host', url.host], body },
    {
      credentials: { accessKeyId, secretAccessKey, ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }) },
      region: config.region,
      service: 'apigateway',
      now: Date.now(),
    },
  )
  return Object.fromEntries(added.flatMap((name, index) => (index % 2 === 0 ? [[name, added[index + 1] ?? '']] : [])))
}
