import { apiQuotaFault, type Integration, own, patched, type RecordedChange, recordedChangeKey, type RestApi, stageKey } from '@fourbox/domain'
import { NoSuchEntity } from '@fourbox/store'
import { ServiceError } from '@fourbox/wire'
import type { Context } from '../control-plane/context.ts'
import { checkApiLimit } from '../control-plane/rest-apis/api-limit.ts'
import { TestsRefused } from '../saved-tests/saved-tests.ts'
import { calledBy, currentCaller, type GoingBack } from './caller.ts'
import { changesOf, HistoryMoved } from './record-changes.ts'

/** Why a change cannot be taken back, or made again, in words for whoever asked. */
export class GoingBackRefused extends Error {
  override readonly name = 'GoingBackRefused'
  readonly status: 404 | 409

  constructor(status: 404 | 409, message: string) {
    super(message)
    this.status = status
  }
}

/** The changes of a draft that are kept, the newest first, and which of them an undo and a redo take back. */
export async function readHistory({ documents }: Pick<Context, 'documents'>, restApiId: string) {
  const [api, history, { items }] = await Promise.all([
    documents.get('restApi', restApiId),
    documents.get('draftHistory', restApiId),
    documents.list('recordedChange', { prefix: changesOf(restApiId) }),
  ])
  if (!api) throw unknownApi()
  const can = (sequence: number | undefined) => items.some((each) => each.sequence === sequence && each.back !== undefined)
  return {
    item: items.toReversed().map(({ restApiId: _its, input: _input, back: _back, tests: _tests, below: _below, ...told }) => told),
    ...(can(history?.undo) && { undo: history?.undo }),
    ...(can(history?.redo) && { redo: history?.redo }),
  }
}

export type HistoryContext = Pick<Context, 'documents' | 'limits'>

export interface Wanted {
  readonly restApiId: string
  readonly action: GoingBack['action']
  /** The change that is meant to be taken back: refused when it is no longer the newest. Whichever is the newest when absent. */
  readonly sequence?: number
}

/**
 * Takes the newest change of a draft back, or the newest undo. Stages and deployments stay as they are.
 * @throws GoingBackRefused where there is nothing to take back, and where what would come back has no place any more
 */
export async function goBack(context: HistoryContext, { restApiId, action, sequence }: Wanted): Promise<RestApi> {
  const { documents } = context
  const [api, history] = await Promise.all([documents.get('restApi', restApiId), documents.get('draftHistory', restApiId)])
  if (!api) throw unknownApi()
  const of = history?.[action]
  if (of === undefined) throw new GoingBackRefused(409, `There is nothing to ${action}`)
  if (sequence !== undefined && sequence !== of) throw moved()
  const change = await documents.get('recordedChange', recordedChangeKey(restApiId, of))
  if (!change) throw new GoingBackRefused(409, `There is nothing to ${action}: older changes are no longer kept`)
  const { back, tests = [] } = change
  if (!back) throw new GoingBackRefused(409, `The change ${of} is too large to be taken back`)
  const former = withPatch(api, back)
  await checkPlace(context, api, former)
  try {
    return await calledBy({ ...currentCaller(), goingBack: { action, of, tests } }, () =>
      documents.update('restApi', restApiId, (current) => (current === api ? former : withPatch(current, back))),
    )
  } catch (error) {
    if (error instanceof HistoryMoved) throw moved()
    if (error instanceof TestsRefused) throw new GoingBackRefused(409, `Tests would come back with their methods: ${error.message}`)
    throw error instanceof NoSuchEntity ? unknownApi() : error
  }
}

function withPatch(api: RestApi, back: NonNullable<RecordedChange['back']>): RestApi {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the patch was made between two drafts, and is put on the one that it was made from
  return patched(api, back) as RestApi
}

/** Much may have happened around a draft since it was so. @throws GoingBackRefused */
async function checkPlace(context: HistoryContext, now: RestApi, former: RestApi): Promise<void> {
  const { documents, limits } = context
  const [before, after] = [Object.keys(now.resources).length, Object.keys(former.resources).length]
  const tooMany = apiQuotaFault('resourcesPerApi', { before, after }, limits)
  if (tooMany) throw new GoingBackRefused(409, tooMany.text)
  if (former.endpointConfiguration.types[0] !== now.endpointConfiguration.types[0]) await withinApiLimit(context, former)
  const { items: stages } = await documents.list('stage', { prefix: stageKey(now.id, '') })
  for (const { stageName, documentationVersion } of stages) {
    if (documentationVersion !== undefined && own(now.documentationVersions, documentationVersion) && !own(former.documentationVersions, documentationVersion))
      throw new GoingBackRefused(
        409,
        `The stage ${JSON.stringify(stageName)} shows the documentation version ${JSON.stringify(documentationVersion)}, which would go`,
      )
  }
  const known = linksOf(now)
  for (const id of linksOf(former)) {
    if (!known.has(id) && (await documents.get('vpcLink', id)) === undefined)
      throw new GoingBackRefused(409, `The VPC link ${JSON.stringify(id)}, which a method would use again, is there no more`)
  }
}

async function withinApiLimit(context: HistoryContext, { endpointConfiguration }: RestApi): Promise<void> {
  try {
    await checkApiLimit(context, endpointConfiguration)
  } catch (error) {
    throw error instanceof ServiceError ? new GoingBackRefused(409, error.message) : error
  }
}

/** VPC links that integrations name; one in a stage variable is the stage's business. */
function linksOf({ resources }: RestApi): ReadonlySet<string> {
  const integrations = Object.values(resources).flatMap(({ methods }) => Object.values(methods).flatMap(({ integration }) => integration ?? []))
  return new Set(integrations.flatMap((integration) => linkOf(integration) ?? []))
}

function linkOf(integration: Integration): string | undefined {
  const id = 'connectionId' in integration ? integration.connectionId : undefined
  return id?.startsWith('${') === true ? undefined : id
}

function moved(): GoingBackRefused {
  return new GoingBackRefused(409, 'Somebody else has changed this API meanwhile')
}

function unknownApi(): GoingBackRefused {
  return new GoingBackRefused(404, 'There is no such API')
}
