import { isDeepStrictEqual } from 'node:util'
import { type EndpointConfiguration, readEndpointConfiguration, reading, type RestApi } from '@fourbox/domain'
import { basepathModes, DefinitionError, type DocumentationImport, importDocumentationParts, type ImportResult, type ImportTarget } from '@fourbox/openapi'
import type { Context, Handlers, Output } from '../context.ts'
import { accepted, badRequest, concurrentModification, refused } from '../protocol/errors.ts'
import { importFacts } from './import-facts.ts'
import type { ApiHead, OrderSettings } from './import-order.ts'
import type { NewApi } from './import-thread.ts'
import { splitList } from '../protocol/patch-rows.ts'
import { changeApi, readApi } from '../rest-apis/api-document.ts'
import { checkApiLimit } from '../rest-apis/api-limit.ts'
import { writeRestApi } from '../rest-apis/rest-apis.ts'

type DocumentationSettings = Pick<Context, 'limits' | 'newId'> & { readonly mode: 'merge' | 'overwrite' }
type Parameters = Readonly<Record<string, string>>

export const imports = {
  async ImportRestApi({ body, failOnWarnings, parameters = {} }, context) {
    const { head, text, warnings } = await importAnew(context, body, readEndpoint(parameters), await readSettings(context, parameters, failOnWarnings))
    await checkApiLimit(context, head.endpointConfiguration)
    await context.documents.insertText('restApi', head.id, text)
    return writeImported(head, warnings, 'given')
  },

  async PutRestApi({ restApiId, body, mode = 'merge', failOnWarnings, parameters = {} }, context) {
    if (mode !== 'merge' && mode !== 'overwrite') throw badRequest('Enumeration value of OpenAPI import mode must be "overwrite" or "merge"')
    const settings = await readSettings(context, parameters, failOnWarnings)
    const api = await context.documents.get('restApi', restApiId)
    // A file that cannot be read is told before an API that is not there.
    if (!api) await importAnew(context, body, readEndpoint({}), settings)
    const result = await writeBeside(context, restApiId, (base) => importInto(context, body, { mode, api: base }, settings))
    return writeImported(result.api, result.warnings, 'always')
  },

  async ImportDocumentationParts({ restApiId, body, mode = 'merge' }, context) {
    const { limits, newId } = context
    const { ids } = await writeBeside(context, restApiId, async (base) => documentationOf(body, base, { mode, limits, newId }))
    return { ids }
  },
} satisfies Partial<Handlers>

async function importAnew({ importer }: Context, body: Uint8Array, endpoint: EndpointConfiguration, settings: OrderSettings): Promise<NewApi> {
  try {
    return await importer.importNewApi(body, endpoint, settings)
  } catch (error) {
    throw refusal(error)
  }
}

async function importInto({ importer }: Context, body: Uint8Array, target: ImportTarget, settings: OrderSettings): Promise<ImportResult> {
  try {
    return await importer.importDefinition(body, target, settings)
  } catch (error) {
    throw refusal(error)
  }
}

function documentationOf(body: Uint8Array, api: RestApi, settings: DocumentationSettings): DocumentationImport {
  try {
    return importDocumentationParts(body, api, settings)
  } catch (error) {
    throw refusal(error)
  }
}

function refusal(error: unknown): unknown {
  if (!(error instanceof DefinitionError)) return error
  const { message: text, kind } = error
  return refused({ text, ...(kind && { kind }) }, hintOf(error))
}

/** What is wrong in words of ours, and where: AWS's text tells neither. */
function hintOf({ hint, position }: DefinitionError): string | undefined {
  const place = position && `line ${position.line}, column ${position.column}`
  return [place, hint].filter((each) => each !== undefined).join(': ') || undefined
}

const attempts = 5

/**
 * Writes what `build` makes of an API. A definition is read beside the control plane, so somebody else may write
 * meanwhile; nobody's write may be lost, so it is built again on what stands then.
 * @throws ConflictException when others were faster every time.
 */
async function writeBeside<R extends { readonly api: RestApi }>(context: Context, restApiId: string, build: (base: RestApi) => Promise<R>): Promise<R> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const base = await readApi(context, restApiId)
    const result = await build(base)
    const written = await changeApi(context, restApiId, (current) => (isUnchanged(current, base) ? result.api : current))
    if (written === result.api) return result
  }
  throw concurrentModification()
}

function isUnchanged(current: RestApi, base: RestApi): boolean {
  return current === base || isDeepStrictEqual(current, base)
}

function writeImported(api: ApiHead, warnings: ImportResult['warnings'], tags: 'always' | 'given'): Output<'ImportRestApi'> {
  return writeRestApi(api, { tags, warnings: warnings.map(({ message }) => message) })
}

async function readSettings(context: Context, parameters: Parameters, failOnWarnings = false): Promise<OrderSettings> {
  const basepath = parameters['basepath']
  const mode = basepathModes.find((each) => each === basepath)
  if (basepath !== undefined && !mode) throw badRequest(`Invalid basepath specified. Valid options are ${basepathModes.join(',')}`)
  const ignoreDocumentation = parameters['ignore'] === 'documentation'
  return { ...(await importFacts(context)), ...(mode && { basepath: mode }), failOnWarnings, ignoreDocumentation }
}

function readEndpoint({ endpointConfigurationTypes, vpcEndpointIds }: Parameters): EndpointConfiguration {
  const settings = {
    ...(endpointConfigurationTypes !== undefined && { types: splitList(endpointConfigurationTypes) }),
    ...(vpcEndpointIds !== undefined && { vpcEndpointIds: splitList(vpcEndpointIds) }),
  }
  return accepted(reading((findings) => readEndpointConfiguration(settings, findings)))
}
