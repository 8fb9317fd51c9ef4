import { randomBytes } from 'node:crypto'
import { readRuntime, type FunctionVersion } from '@fourbox/domain'

/** Where a function finds its folders: AWS's places inside a namespace, else the folders themselves. */
export interface FunctionPlaces {
  /** `LAMBDA_TASK_ROOT` */
  readonly task: string
  readonly opt: string
  readonly tmp: string
  /** `LAMBDA_RUNTIME_DIR` */
  readonly runtime: string
}

export const awsPlaces: FunctionPlaces = { task: '/var/task', opt: '/opt', tmp: '/tmp', runtime: '/var/runtime' }

/** Whether somebody called, or environments are kept ready: `AWS_LAMBDA_INITIALIZATION_TYPE`. */
export type InitializationType = 'on-demand' | 'provisioned-concurrency'

export interface VariableFacts {
  readonly region: string
  readonly logStream: string
  /** host:port, for what speaks AWS's Runtime API. */
  readonly runtimeApi: string
  readonly credentials: Credentials
  readonly places: FunctionPlaces
  readonly initializationType: InitializationType
  /** `AWS_ENDPOINT_URL` */
  readonly endpoint: string | undefined
}

interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
}

/** Keys of the form that a role's have, new for each environment. */
export function newCredentials(): Credentials {
  const letters = (count: number, alphabet: string) => Array.from(randomBytes(count), (byte) => alphabet.charAt(byte % alphabet.length)).join('')
  return {
    accessKeyId: `ASIA${letters(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
    secretAccessKey: letters(40, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'),
    sessionToken: randomBytes(240).toString('base64'),
  }
}

/** Names that a function cannot set: the platform's own win. */
export function variablesOf(
  version: FunctionVersion,
  { region, logStream, runtimeApi, credentials, places, initializationType, endpoint }: VariableFacts,
): Readonly<Record<string, string>> {
  const runtime = readRuntime(version.runtime)
  const isProvided = runtime?.language === 'provided'
  return {
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    PATH: pathOf(places),
    LD_LIBRARY_PATH: libraryPath(places),
    ...languageVariables(version.runtime, places),
    ...(endpoint === undefined ? {} : { AWS_ENDPOINT_URL: endpoint }),
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
    ...(places.tmp === awsPlaces.tmp ? {} : { TMPDIR: places.tmp }),
    ...version.environment,
    ...(isProvided ? {} : { AWS_EXECUTION_ENV: `AWS_Lambda_${version.runtime}` }),
    _HANDLER: version.handler,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_LAMBDA_FUNCTION_NAME: version.name,
    AWS_LAMBDA_FUNCTION_VERSION: version.version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(version.memorySizeInMegabytes),
    AWS_LAMBDA_LOG_GROUP_NAME: version.logging.group,
    AWS_LAMBDA_LOG_STREAM_NAME: logStream,
    ...(version.logging.format === 'JSON' ? { AWS_LAMBDA_LOG_FORMAT: 'JSON', AWS_LAMBDA_LOG_LEVEL: version.logging.applicationLevel } : {}),
    AWS_LAMBDA_INITIALIZATION_TYPE: initializationType,
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
    AWS_XRAY_DAEMON_ADDRESS: '127.0.0.1:2000',
    _AWS_XRAY_DAEMON_ADDRESS: '127.0.0.1',
    _AWS_XRAY_DAEMON_PORT: '2000',
    LAMBDA_TASK_ROOT: places.task,
    LAMBDA_RUNTIME_DIR: places.runtime,
    PWD: places.task,
    SHLVL: '0',
  }
}

/** What a spare process is started with; the rest comes when a function takes it. */
export function spareVariables(places: FunctionPlaces): Readonly<Record<string, string>> {
  return { LANG: 'en_US.UTF-8', TZ: ':UTC', PATH: pathOf(places), LD_LIBRARY_PATH: libraryPath(places) }
}

function pathOf({ opt }: FunctionPlaces): string {
  const own =
    opt === awsPlaces.opt
      ? ['/var/lang/bin', '/usr/local/bin', '/usr/bin/', '/bin', '/opt/bin']
      : [...(process.env.PATH ?? '/usr/bin:/bin').split(':'), `${opt}/bin`]
  return own.join(':')
}

function libraryPath({ task, opt, runtime }: FunctionPlaces): string {
  return ['/var/lang/lib', '/lib64', '/usr/lib64', runtime, `${runtime}/lib`, task, `${task}/lib`, `${opt}/lib`].join(':')
}

function languageVariables(name: string, { opt, runtime }: FunctionPlaces): Readonly<Record<string, string>> {
  const { language, languageVersion } = readRuntime(name) ?? {}
  if (language === 'nodejs')
    return { NODE_PATH: `${opt}/nodejs/node${languageVersion}/node_modules:${opt}/nodejs/node_modules:${runtime}/node_modules:${runtime}` }
  if (language === 'python')
    return {
      PYTHONPATH: runtime,
      ...(opt === awsPlaces.opt ? {} : { LAMBDA_OPT: opt }),
      ...(Number(languageVersion?.split('.')[1]) >= 12 ? { LC_CTYPE: 'C.UTF-8' } : {}),
    }
  return {}
}
