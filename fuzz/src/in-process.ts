import { randomBytes, randomUUID } from 'node:crypto'
import { isUtf8 } from 'node:buffer'
import { defaultLimits, type RestApi, type Stage } from '@fourbox/domain'
import { BackendFailure, compileApi, compileStage, type IncomingRequest, invoke, type Ports } from '@fourbox/engine'
import { importDefinition, type ImportResult } from '@fourbox/openapi'
import { compilePattern } from '@fourbox/regex'

const settings = { region: 'us-east-1', accountId: '000000000000' }

export function importNew(source: string): ImportResult {
  return importDefinition(
    source,
    { mode: 'new', endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' } },
    {
      region: settings.region,
      account: settings.accountId,
      now: 1_700_000_000,
      limits: defaultLimits,
      vpcLinkIds: [],
      newId: (length) => randomBytes(length).toString('hex').slice(0, length),
      patternFault: (pattern) => {
        try {
          compilePattern(pattern)
          return undefined
        } catch (error) {
          return String(error)
        }
      },
    },
  )
}

/** Deploys an API into the engine alone: no network, no clock of its own, no limits. What the engine did not foresee is thrown. */
export async function deployInProcess(api: RestApi): Promise<(request: Pick<IncomingRequest, 'httpMethod' | 'path' | 'headers' | 'body'>) => Promise<number>> {
  const production = await compileApi(api, 'dep1', settings, () => Promise.resolve())
  const compiled = compileStage({ stage: stageOf(api), production, canary: undefined, accountThrottle: undefined }, ports)
  return async (request) => {
    const incoming = {
      ...request,
      requestPath: `/dev${request.path}`,
      wirePath: `/dev${request.path}`,
      query: '',
      sourceIp: '127.0.0.1',
      domainName: `${api.id}.execute-api.localhost`,
    }
    const { status } = await invoke(incoming, compiled, ports)
    return status
  }
}

function stageOf(api: RestApi): Stage {
  return {
    restApiId: api.id,
    stageName: 'dev',
    deploymentId: 'dep1',
    cacheClusterEnabled: false,
    cacheClusterStatus: 'NOT_AVAILABLE',
    methodSettings: {},
    tracingEnabled: false,
    tags: {},
    createdDate: 0,
    lastUpdatedDate: 0,
  }
}

const ports: Ports = {
  http: { send: () => Promise.reject(new BackendFailure('network', 'no network here')) },
  lambda: { invoke: () => Promise.reject(new BackendFailure('not-permitted', 'no functions here')) },
  functionStreams: { open: () => Promise.reject(new BackendFailure('not-permitted', 'no functions here')) },
  awsService: { send: () => Promise.reject(new BackendFailure('role', 'no services here')) },
  signatures: { verify: () => Promise.resolve({ outcome: 'unsigned' }) },
  tokens: { verify: () => Promise.resolve({ outcome: 'invalid', reason: 'no pools here' }) },
  apiKeys: { find: () => undefined },
  quotas: { spend: () => Promise.resolve(true), giveBack: () => Promise.resolve() },
  limiter: { bucket: () => ({ take: () => true, left: () => ({ tokens: 1, isShared: false }) }) },
  cache: { get: () => undefined, set() {} },
  compression: {
    compress: (_coding, bytes) => Promise.resolve(bytes),
    inflate: () => Promise.reject(new Error('no compression here')),
  },
  isUtf8,
  encodeUtf8: (text) => Buffer.from(text),
  foretell() {},
  clock: { now: () => 1_795_246_459_000, monotonic: () => performance.now() },
  newId: {
    uuid: () => randomUUID(),
    random: () => Math.random(),
    randomText: (bytes, encoding) => randomBytes(bytes).toString(encoding),
  },
  observer: {
    finished() {},
    unexpected(error) {
      throw error
    },
  },
}
