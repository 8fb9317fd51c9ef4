import { toCloudFormation, toTerraform } from '@fourbox/cloudformation'
import { apiAddress, apiChanges, deploymentKey, readEndpointConfiguration, reading, type RestApi, type Stage, stageKey } from '@fourbox/domain'
import {
  basepathModes,
  type Conversion,
  DefinitionError,
  exportDefinition,
  exportHttpFile,
  exportPostman,
  type ExportSettings,
  type ImportTarget,
  type ImportWarning,
} from '@fourbox/openapi'
import type { Documents } from '@fourbox/store'
import express from 'express'
import type { Context } from '../control-plane/context.ts'
import { importFacts, type ImportFactsContext } from '../control-plane/imports/import-facts.ts'
import { readExportedApi } from './exported-api.ts'

export type DefinitionsContext = ImportFactsContext & Pick<Context, 'importer' | 'region' | 'account'> & { readonly executeOrigin: string }

/**
 * What AWS has no word for about definitions: a judgement with lines and columns before anything is imported, what a
 * stage lacks of its draft, what two deployments or a deployment and the draft differ in, a stage as a Postman collection
 * or an `.http` file, and an API with its stages as a CloudFormation template or a Terraform configuration.
 */
export function definitionsApi(context: DefinitionsContext): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })

  router.post('/definitions/check', async (request, response) => {
    const target = await checkTarget(context.documents, request.query)
    if (!target) return refuse(response)
    const basepath = basepathModes.find((mode) => mode === request.query['basepath'])
    const settings = { ...(await importFacts(context)), ...(basepath && { basepath }), convertNewer: true }
    response.json(await check(context, bytesOf(request), target, settings))
  })

  router.get('/undeployed/:restApiId/:stageName', async (request, response) => {
    const found = await deployed(context.documents, request.params)
    if (!found) return refuse(response)
    response.json({ item: apiChanges(found.snapshot, found.draft) })
  })

  router.get('/changes/:restApiId/:from/:to', async ({ params: { restApiId, from, to } }, response) => {
    const [before, after] = await Promise.all([from, to].map((state) => stateOf(context.documents, restApiId, state)))
    if (!before || !after) return refuse(response)
    response.json({ item: apiChanges(before, after) })
  })

  router.get('/definitions/:restApiId/:state', async ({ params: { restApiId, state } }, response) => {
    const api = await stateOf(context.documents, restApiId, state)
    if (!api) return refuse(response)
    response.type('text/plain; charset=utf-8').send(exportDefinition(api, comparable(api, context.region)))
  })

  router.get('/exports/:restApiId/:stageName/:form', async (request, response) => {
    const form = forms.get(request.params.form)
    const found = await deployed(context.documents, request.params)
    if (!form || !found) return refuse(response)
    const { id } = found.snapshot
    const { stageName } = found.stage
    const text = form.write(found.snapshot, {
      stageName,
      invokeUrl: `${apiAddress(context.executeOrigin, id)}/${stageName}`,
    })
    response.attachment(`${id}-${stageName}.${form.suffix}`).type(form.type).send(text)
  })

  router.get('/exports/:restApiId/:form', async ({ params: { restApiId, form } }, response) => {
    const whole = wholeForms.get(form)
    const exported = whole && (await readExportedApi(context.documents, restApiId, context))
    if (!whole || !exported) return refuse(response)
    response
      .attachment(whole.filename(exported.api.id))
      .type('application/json')
      .send(`${JSON.stringify(whole.write(exported), null, 2)}\n`)
  })

  return router
}

/** The settings with which two states of an API are exported to be compared: nothing in them tells one state from the other. */
function comparable({ createdDate }: RestApi, region: string): ExportSettings {
  return { exportType: 'oas30', format: 'yaml', extensions: ['apigateway'], stageName: 'stage', region, createdDate }
}

const forms = new Map([
  ['postman', { write: exportPostman, suffix: 'postman_collection.json', type: 'application/json' }],
  ['http', { write: exportHttpFile, suffix: 'http', type: 'text/plain; charset=utf-8' }],
])

/** What an API is written as with all of its stages. */
const wholeForms = new Map([
  ['cloudformation', { write: toCloudFormation, filename: (id: string) => `${id}.template.json` }],
  ['terraform', { write: toTerraform, filename: () => 'main.tf.json' }],
])

interface Problem extends ImportWarning {
  readonly severity: 'error' | 'warning'
  /** What is wrong in words of ours, where AWS's message does not tell. */
  readonly hint?: string
}

interface Judgement {
  readonly problems: readonly Problem[]
  /** Of OpenAPI 3.1: what was judged, and what AWS's operations take. */
  readonly conversion?: Conversion
}

type CheckSettings = Parameters<Context['importer']['importDefinition']>[2]

async function check({ importer }: DefinitionsContext, source: Uint8Array, target: ImportTarget, settings: CheckSettings): Promise<Judgement> {
  try {
    const { warnings, conversion } = await importer.importDefinition(source, target, settings)
    return { problems: warnings.map((warning) => ({ severity: 'warning', ...warning })), ...(conversion && { conversion }) }
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error
    const { message, position, hint } = error
    return { problems: [{ severity: 'error', message, ...(hint !== undefined && { hint }), ...(position && { position }) }] }
  }
}

/** With `restApiId` and `mode` the file is judged as PutRestApi would take it, else as ImportRestApi with its `endpointConfigurationTypes`. */
async function checkTarget(
  documents: Documents,
  { restApiId, mode, endpointConfigurationTypes: type }: express.Request['query'],
): Promise<ImportTarget | undefined> {
  if (typeof restApiId !== 'string') {
    const outcome = reading((findings) => readEndpointConfiguration(typeof type === 'string' ? { types: [type] } : {}, findings))
    return 'value' in outcome ? { mode: 'new', endpointConfiguration: outcome.value } : undefined
  }
  const api = await documents.get('restApi', restApiId)
  return api && { mode: mode === 'overwrite' ? 'overwrite' : 'merge', api }
}

/** What an API was when it was deployed, by the deployment's id, or what it is now: `draft`. */
async function stateOf(documents: Documents, restApiId: string, state: string): Promise<RestApi | undefined> {
  if (state === 'draft') return documents.get('restApi', restApiId)
  return (await documents.get('deployment', deploymentKey(restApiId, state)))?.snapshot
}

interface Deployed {
  readonly stage: Stage
  readonly snapshot: RestApi
  readonly draft: RestApi
}

async function deployed(
  documents: Documents,
  { restApiId, stageName }: { readonly restApiId: string; readonly stageName: string },
): Promise<Deployed | undefined> {
  const [draft, stage] = await Promise.all([documents.get('restApi', restApiId), documents.get('stage', stageKey(restApiId, stageName))])
  const deployment = stage && (await documents.get('deployment', deploymentKey(restApiId, stage.deploymentId)))
  return draft && stage && deployment && { stage, snapshot: deployment.snapshot, draft }
}

function bytesOf({ body }: express.Request): Uint8Array {
  return body instanceof Uint8Array ? body : new Uint8Array()
}

function refuse(response: express.Response): void {
  response.status(404).json({ message: 'There is no such API, stage or deployment' })
}
