import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { isLoopback } from './loopback.ts'
import { parseOptions } from './parse-options.ts'
import type { Role } from '../nodes/role.ts'
import { UsageError } from '../failures/usage-error.ts'
import {
  accessKeys,
  allowOrRefuse,
  commaSeparated,
  countersUrl,
  databaseUrl,
  functionPolicies,
  limits,
  longestNodeName,
  matching,
  named,
  nodeName,
  nonEmpty,
  origin,
  portNumber,
  role,
  userPools,
  wholeNumber,
  yesOrNo,
  oidcRoles,
  userRoleOrNone,
  webAddress,
} from './setting-values.ts'

interface Option<T> {
  readonly help: string
  readonly default: string
  /** From text to value; throws UsageError with what would be right. */
  readonly read: (text: string) => T
  /** What stands for the value in the help; absent where the option is a switch. */
  readonly placeholder?: string
}

/** Every setting once. A key `executePort` is the variable FOURBOX_EXECUTE_PORT and the option --execute-port, which wins. */
const options = {
  host: option('ADDRESS', 'the address to listen on', '127.0.0.1', nonEmpty),
  port: option('PORT', 'the port of the console and of AWS’s protocol', '4400', portNumber),
  executePort: option('PORT', 'the port of deployed APIs', '4401', portNumber),
  data: option('FOLDER', 'where everything is kept', './.fourbox', (text) => resolve(nonEmpty(text))),
  databaseUrl: option(
    'URL',
    'postgres://USER:PASSWORD@HOST/DATABASE, to keep it in PostgreSQL instead of in that folder; better as the variable',
    '',
    databaseUrl,
  ),
  nodeName: option('NAME', 'what this one is called among those that share a database (the machine’s name)', '', unlessEmpty(nodeName)),
  role: option('control|data|both', 'what this node of several does: the console with AWS’s protocol, deployed APIs, or both', 'both', role),
  executeOrigin: option('URL', 'where clients reach deployed APIs, when that is a load balancer or other nodes', '', origin),
  drainSeconds: {
    help: 'how long a node that was told to stop still serves, while load balancers take it off (5 on a database, else 0)',
    placeholder: 'N',
    default: '',
    read: unlessEmpty((text: string) => wholeNumber(text, 0, 3600)),
  },
  countersUrl: option('URL', 'valkey://USER:PASSWORD@HOST, to count and cache for all nodes in Valkey, or Redis; better as the variable', '', countersUrl),
  countersPatience: option('MILLISECONDS', 'how long a call waits for shared buckets before it goes on without', '100', (text) => wholeNumber(text, 1, 10_000)),
  quotasWhenAway: option('allow|refuse', 'what becomes of calls whose quota cannot be counted just now', 'allow', allowOrRefuse),
  workers: option('N', 'processes that serve deployed APIs', '1', (text) => wholeNumber(text, 1, 64)),
  region: option('REGION', 'the region in ARNs', 'us-east-1', (text) => matching(text, /^[a-z]{2}(-[a-z]+)+-\d$/, 'a region such as us-east-1')),
  account: option('ID', 'the account in ARNs', '000000000000', (text) => matching(text, /^\d{12}$/, '12 digits')),
  allowedHosts: option('HOST:PORT,…', 'further names of the control plane; https://HOST behind a proxy that speaks TLS', '', commaSeparated),
  accessKeys: option('KEY:SECRET,…', 'what AWS_IAM methods and the strict mode accept (test:test; in the strict mode none)', '', unlessEmpty(accessKeys)),
  limits: option('NAME=N,…', 'limits other than AWS’s, such as resourcesPerApi=1000', '', limits),
  userPools: option('POOL=KEYS,…', 'Cognito user pools; KEYS is a URL or a file of their JWKS, or local', '', userPools),
  https: switchedOff('speak TLS as well, on both ports, by an authority of its own: see “fourbox trust”'),
  strict: {
    help: 'the console asks for a sign-in, every other call for a valid signature (yes where the address is not loopback)',
    default: '',
    read: unlessEmpty(yesOrNo),
  },
  oidcIssuer: option('URL', 'a provider of OpenID Connect by which people sign in to the console of the strict mode', '', (text) =>
    text === '' ? text : webAddress(text, 'https://login.example.com/realms/team').href,
  ),
  oidcClientId: option('ID', 'the name of this Fourbox at that provider', '', (text) => text),
  oidcClientSecret: option('SECRET', 'its secret there, where it has one; better as the variable', '', (text) => text),
  oidcRoleClaim: option(
    'CLAIM',
    'the claim that holds people’s roles, such as groups or realm_access.roles; else users keep what they are given',
    '',
    (text) => text,
  ),
  oidcRoles: option('VALUE=ROLE,…', 'which values of it are viewer, developer or admin, beside those names themselves', '', oidcRoles),
  oidcDefaultRole: option('ROLE', 'what people may do of whom nothing is said; none refuses them', 'none', userRoleOrNone),
  denyIntegrationsTo: option('HOST,…', 'hosts that no integration may call; * stands for any text', '', commaSeparated),
  apply: option('FOLDER', 'definitions and CloudFormation templates to import at the start, a file an API or a stack', '', (text) => text && resolve(text)),
  optionalCertificates: switchedOff('accept custom domains without a certificate, which AWS refuses, with a line in the log'),
  watch: switchedOff('import a file of that folder again when it changes; run the functions of its stacks anew when their code does'),
  logSize: option('MB', 'how much all logs together may hold; the oldest go first', '512', (text) => wholeNumber(text, 1, 1_000_000)),
  functionPolicies: option('off|warn|enforce', 'whether an API may call only the functions whose policy allows it', 'enforce', functionPolicies),
  refuseWithdrawnRuntimes: switchedOff('refuse functions of runtimes that AWS has withdrawn, as AWS does, instead of running them'),
  nodeRuntimeApi: switchedOff('run Node.js functions over AWS’s Runtime API instead of a socket of their own'),
  clock: switchedOff('let time be moved forward, to see caches, quotas and tokens expire'),
  allowAws: switchedOff('let AWS integrations without an endpoint of their own reach AWS'),
} as const satisfies Readonly<Record<string, Option<unknown>>>

type Options = typeof options
type Given = { readonly [K in keyof Options]: ReturnType<Options[K]['read']> }
/** With what follows from others where it was not said. */
export type Config = { readonly [K in keyof Given]: Exclude<Given[K], undefined> }

/**
 * Reads the settings of a server from its command line and environment.
 * @throws UsageError that names the option or the variable.
 */
export function readConfig(arguments_: readonly string[], environment: Readonly<Record<string, string | undefined>>): Config {
  const given = parse(arguments_)
  const values = Object.entries<Option<unknown>>(options).map(([key, { read, default: standard }]) => {
    const [name, text] = given.has(key) ? [optionName(key), given.get(key)] : [variableName(key), environment[variableName(key)]]
    return [key, named(name, () => read(text ?? standard))]
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each key was given what its own reader answered
  const said = Object.fromEntries(values) as Given
  const strict = said.strict ?? !isLoopback(said.host)
  if (said.role !== 'both' && said.databaseUrl === '') throw new UsageError(needsDatabase(said.role))
  // A key that everybody knows is no key.
  return {
    ...said,
    strict,
    nodeName: said.nodeName ?? machineName(),
    drainSeconds: said.drainSeconds ?? (said.databaseUrl === '' ? 0 : usualDrainSeconds),
    accessKeys: said.accessKeys ?? new Map(strict ? [] : [['test', 'test']]),
  }
}

/** Two questions of a load balancer that asks every two seconds, and a moment more. */
const usualDrainSeconds = 5

function needsDatabase(role: Role): string {
  return `--role ${role} needs a database that all nodes share: set FOURBOX_DATABASE_URL to postgres://USER:PASSWORD@HOST:5432/DATABASE, or leave the role out, for a Fourbox of one machine`
}

/** What the machine is called, as far as a node may be called so. */
function machineName(): string {
  const name = hostname().replace(/[^\w.-]/g, '-')
  return name.slice(0, longestNodeName) || 'node'
}

/** The options as --help shows them. */
export function describeOptions(): string {
  return Object.entries<Option<unknown>>(options)
    .map(([key, { help, default: standard, placeholder }]) => {
      const usage = placeholder ? `${optionName(key)} ${placeholder}` : optionName(key)
      return `  ${usage.padEnd(32)} ${variableName(key).padEnd(38)} ${help}${placeholder && standard ? ` (${standard})` : ''}`
    })
    .join('\n')
}

function parse(arguments_: readonly string[]): ReadonlyMap<string, string> {
  const byName = new Map(Object.entries<Option<unknown>>(options).map(([key, { placeholder }]) => [optionName(key).slice(2), { key, placeholder }]))
  const { values } = parseOptions({
    args: [...arguments_],
    // --no-strict
    allowNegative: true,
    options: Object.fromEntries([...byName].map(([name, { placeholder }]) => [name, { type: placeholder ? 'string' : 'boolean' }])),
  })
  return new Map(
    Object.entries(values).map(([name, value]) => [byName.get(name)?.key ?? name, typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)]),
  )
}

function option<T>(placeholder: string, help: string, standard: string, read: (text: string) => T): Option<T> {
  return { placeholder, help, default: standard, read }
}

function switchedOff(help: string): Option<boolean> {
  return { help, default: 'no', read: yesOrNo }
}

/** What was not said is undefined: something else decides. */
function unlessEmpty<T>(read: (text: string) => T): (text: string) => T | undefined {
  return (text) => (text === '' ? undefined : read(text))
}

function variableName(key: string): string {
  return `FOURBOX_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`
}

function optionName(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}
