import { randomBytes } from 'node:crypto'
import { APIGateway, APIGatewayServiceException } from '@aws-sdk/client-api-gateway'
import { ApiGatewayV2, ApiGatewayV2ServiceException } from '@aws-sdk/client-apigatewayv2'
import { defaultLimits, type Limits, makeIdentifier } from '@fourbox/domain'
import { apiGateway, dispatch, loadApiGatewayV2 } from '@fourbox/wire'
import { onTestFinished } from 'vitest'
import { AuditLog } from '../audit/audit-log.ts'
import { auditedDocuments } from '../audit/audited-documents.ts'
import type { Context } from '../control-plane/context.ts'
import { announcedDocuments } from '../control-plane/documents/announced-documents.ts'
import { importThread } from '../control-plane/imports/import-thread.ts'
import { operations } from '../control-plane/operations.ts'
import { operationsV2 } from '../control-plane-v2/operations.ts'
import { recordChanges } from '../history/record-changes.ts'
import { followedDrafts } from '../drafts/followed-drafts.ts'
import { testsFollowMethods } from '../saved-tests/tests-follow-methods.ts'
import { withoutNetwork } from './client-without-network.ts'
import { recordingDataPlane, type RecordingDataPlane } from './recording-data-plane.ts'
import { trialStore } from './trial-store.ts'

/** Where the clock of a trial stands at its start, in seconds: 2027-01-15T08:00:00Z. */
export const trialStart = 1_800_000_000

interface Answer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  /** The parsed JSON; an empty object where there is no body. */
  readonly body: Readonly<Record<string, unknown>>
}

export interface TrialServer {
  readonly context: Context
  /** The lines of the server's log. */
  readonly reports: readonly string[]
  readonly dataPlane: RecordingDataPlane
  readonly audit: AuditLog
  /** AWS's own client. What it is answered has no `$metadata`. */
  readonly aws: APIGateway
  /** Moves the clock on, which stands still otherwise but for the thousandths by which creations are told apart. */
  readonly passTime: (seconds: number) => void
  /** One call of AWS's protocol. A text is sent as it is, anything else as JSON. */
  readonly call: (httpMethod: string, target: string, body?: unknown) => Promise<Answer>
  /** A call that must succeed; answers its body. */
  readonly done: (httpMethod: string, target: string, body?: unknown) => Promise<Readonly<Record<string, unknown>>>
}

/** The control plane on a store in memory, without a network and without workers. It ends with the test, which fails if a bug was met. */
export async function trialServer({
  limits = {},
  optionalCertificates = false,
}: Partial<Pick<Context, 'optionalCertificates'>> & { readonly limits?: Partial<Limits> } = {}): Promise<TrialServer> {
  const store = await trialStore()
  const dataPlane = recordingDataPlane()
  const importer = importThread()
  const bugs: unknown[] = []
  const reports: string[] = []
  let seconds = trialStart
  let ticks = 0
  onTestFinished(async () => {
    await importer.close()
    if (bugs.length > 0) throw new AggregateError(bugs, 'The control plane met a bug')
  })
  const context: Context = {
    ...store,
    documents: announcedDocuments(followedDrafts(auditedDocuments(store.documents), [testsFollowMethods, recordChanges(() => seconds * 1000)]), dataPlane, () =>
      store.documents.acknowledged(),
    ),
    importer,
    dataPlane,
    now: () => seconds,
    // So that what is made one after the other can be listed so.
    preciseNow: () => seconds + ++ticks / 1000,
    newId: (length) => makeIdentifier(length, randomBytes),
    executeOrigin: 'http://localhost:4401',
    region: 'us-east-1',
    account: '000000000000',
    limits: { ...defaultLimits, ...limits },
    optionalCertificates,
    report: (line) => reports.push(line),
    reportBug: (bug) => bugs.push(bug),
  }
  const answering = { service: apiGateway, handlers: operations, context, reportBug: context.reportBug }

  const call: TrialServer['call'] = async (httpMethod, target, body) => {
    const [rawPath = '', query] = target.split('?', 2)
    const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
    const sent = { httpMethod, rawPath, query: new URLSearchParams(query), header: () => undefined, body: new TextEncoder().encode(text) }
    const answer = await dispatch(sent, answering)
    const headers = new Map(Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]))
    return { status: answer.status, headers, body: 'body' in answer && typeof answer.body === 'string' && answer.body !== '' ? JSON.parse(answer.body) : {} }
  }

  return {
    context,
    reports,
    dataPlane,
    audit: new AuditLog({ documents: store.documents, now: () => seconds * 1000, reportBug: context.reportBug }),
    aws: withoutMetadata(new APIGateway(withoutNetwork(answering))),
    passTime: (passed) => void (seconds += passed),
    call,
    async done(httpMethod, target, body) {
      const answer = await call(httpMethod, target, body)
      if (answer.status >= 300) throw new Error(`${httpMethod} ${target}: ${answer.status} ${JSON.stringify(answer.body)}`)
      return answer.body
    },
  }
}

/** What a call was refused with: `NotFoundException: Invalid Resource identifier specified`. */
export async function refusalOf(answer: Promise<unknown>): Promise<string> {
  try {
    return `not refused: ${JSON.stringify(await answer)}`
  } catch (error) {
    if (!(error instanceof APIGatewayServiceException || error instanceof ApiGatewayV2ServiceException)) throw error
    return `${error.name}: ${error.message}`
  }
}

/** AWS's own client of the second generation for the same control plane. What it is answered has no `$metadata`. */
export async function secondGeneration({ context }: TrialServer): Promise<ApiGatewayV2> {
  return withoutMetadata(new ApiGatewayV2(withoutNetwork({ service: await loadApiGatewayV2(), handlers: operationsV2, context, reportBug: context.reportBug })))
}

type Send = (call: never) => Promise<{ readonly output: object }>
interface Client {
  readonly middlewareStack: { add(middleware: (next: Send) => Send, options: { readonly step: 'initialize' }): void }
}

/** So that an answer can be compared as a whole. */
function withoutMetadata<C extends Client>(aws: C): C {
  aws.middlewareStack.add(
    (next) => async (call) => {
      const result = await next(call)
      Reflect.deleteProperty(result.output, '$metadata')
      return result
    },
    { step: 'initialize' },
  )
  return aws
}
