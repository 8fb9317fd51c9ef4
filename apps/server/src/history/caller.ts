import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingHttpHeaders } from 'node:http'
import type { SavedTest, ToldChange } from '@fourbox/domain'
import type { AuditTrail } from '../audit/audit-trail.ts'
import type { Principal } from '../access/principal.ts'

/** Who makes a change, and what for. */
export interface Caller {
  readonly client: string
  /** Absent for what the server does by itself. */
  readonly principal?: Principal
  /** Present where what is done goes into the audit log. */
  readonly trail?: AuditTrail
  /** The operation that is being performed, with its input as the service has read it. */
  readonly call?: { readonly operation: string; readonly input: Readonly<Record<string, unknown>> }
  /** Present where a change takes back another one, or makes it again. */
  readonly goingBack?: GoingBack
}

export interface GoingBack {
  readonly action: Exclude<ToldChange['action'], 'change'>
  /** The change that is taken back. */
  readonly of: number
  /** Tests that come back with their methods. */
  readonly tests: readonly SavedTest[]
}

const callers = new AsyncLocalStorage<Caller>()

/** Whatever is written meanwhile is written by that caller. */
export function calledBy<T>(caller: Caller, act: () => T): T {
  return callers.run(caller, act)
}

/** Who calls now; what the server does by itself has no other name. */
export function currentCaller(): Caller {
  return callers.getStore() ?? { client: 'Fourbox' }
}

/** Words by which clients tell who they are, the most particular first: Terraform speaks through an SDK, too. */
const clients: readonly (readonly [pattern: RegExp, client: string])[] = [
  [/\bTerraform\b/i, 'Terraform'],
  [/\bPulumi\b/i, 'Pulumi'],
  [/^fourbox\b/, 'fourbox'],
  [/\baws-cli\//, 'AWS CLI'],
  [/\bBoto3\//i, 'boto3'],
  [/\bBotocore\//i, 'botocore'],
  [/\baws-sdk-js\//, 'AWS SDK for JavaScript'],
  [/\baws-sdk-java\//, 'AWS SDK for Java'],
  [/\baws-sdk-kotlin\//, 'AWS SDK for Kotlin'],
  [/\baws-sdk-go(?:-v2)?\//, 'AWS SDK for Go'],
  [/\baws-sdk-rust\//, 'AWS SDK for Rust'],
  [/\baws-sdk-(?:dotnet|net)/, 'AWS SDK for .NET'],
  [/\baws-sdk-php\//, 'AWS SDK for PHP'],
  [/\baws-sdk-ruby3?\//, 'AWS SDK for Ruby'],
  [/\baws-sdk-cpp\//, 'AWS SDK for C++'],
  [/\baws-sdk-swift\//, 'AWS SDK for Swift'],
]

/** The kind of client that sent a call. Only browsers say from which site they come, and no page but the console's gets so far. */
export function clientOf(headers: IncomingHttpHeaders): string {
  if (headers['sec-fetch-site'] !== undefined) return 'console'
  const agent = `${headers['user-agent'] ?? ''} ${String(headers['x-amz-user-agent'] ?? '')}`.trim().slice(0, longestAgent)
  const known = clients.find(([pattern]) => pattern.test(agent))
  return known?.[1] ?? (/^[\w.+-]{1,40}/.exec(agent)?.[0] || 'unknown client')
}

const longestAgent = 1000
