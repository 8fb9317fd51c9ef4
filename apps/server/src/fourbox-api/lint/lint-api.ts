import { type LintRule, type RestApi, stageKey } from '@fourbox/domain'
import { isRuleId, type RuleId, rules } from '@fourbox/lint'
import { DefinitionError } from '@fourbox/openapi'
import express from 'express'
import { importFacts, type ImportFactsContext } from '../../control-plane/imports/import-facts.ts'
import type { Context } from '../../control-plane/context.ts'
import { type Lint, type LintOrder, LintRefused, lintThread } from './lint-thread.ts'

export type LintContext = ImportFactsContext & Pick<Context, 'importer'>

/** A tag of an API that switches rules off for it: their ids with blanks between. */
const lintOffTag = 'fourbox:lint-off'

const newApi = { mode: 'new', endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' } } as const

/** What would fail or surprise on AWS: of an API here, and of a definition that is not imported. `?off=` switches rules off. */
export function lintApi(context: LintContext): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })
  const { documents } = context
  const lint = lintThread()

  router.get('/lint-rules', (_request, response) => {
    const item = Object.entries(rules).map(([id, { title, severity, explanation }]): LintRule => ({ id, title, severity, explanation }))
    response.json({ item })
  })

  router.get('/lint/:restApiId', async ({ params: { restApiId }, query }, response) => {
    const [api, stages, usagePlans] = await Promise.all([
      documents.get('restApi', restApiId),
      documents.list('stage', { prefix: stageKey(restApiId, '') }),
      documents.list('usagePlan'),
    ])
    if (!api) return void response.status(404).json({ message: 'There is no such API' })
    await answer(response, lint, { linted: { api, stages: stages.items, usagePlans: usagePlans.items }, off: offOf(query, api) })
  })

  router.post('/lint', async (request, response) => {
    const source = request.body instanceof Uint8Array ? request.body : new Uint8Array()
    try {
      const { api } = await context.importer.importDefinition(source, newApi, { ...(await importFacts(context)), convertNewer: true })
      await answer(response, lint, { linted: { api, stages: [] }, off: offOf(request.query, api) })
    } catch (error) {
      if (!(error instanceof DefinitionError)) throw error
      response.status(400).json({ message: error.message })
    }
  })

  return router
}

async function answer(response: express.Response, lint: Lint, order: LintOrder): Promise<void> {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  try {
    response.json({ item: await lint(order, gone.signal) })
  } catch (error) {
    if (!(error instanceof LintRefused)) throw error
    response.status(error.status).json({ message: error.message })
  }
}

/** Names that are no rule are passed over: a rule may have gone, or be of a later Fourbox. */
function offOf({ off }: express.Request['query'], { tags }: RestApi): readonly RuleId[] {
  const asked = typeof off === 'string' ? off : ''
  return `${asked} ${tags[lintOffTag] ?? ''}`.split(/[\s,]+/).filter(isRuleId)
}
