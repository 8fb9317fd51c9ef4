import type { LambdaHandlers } from '../context.ts'
import { readFunctionName } from '../names/function-name.ts'
import { pageOf } from '../page.ts'
import { findFunction } from './find-function.ts'
import { published, versionPrefix } from './publish.ts'
import { checkWritable, current } from './transitions.ts'
import { writeConfiguration } from './write-configuration.ts'

export const versions = {
  async PublishVersion({ FunctionName, Description: description, CodeSha256: codeSha256, RevisionId }, context) {
    const { name } = readFunctionName(FunctionName, undefined, context)
    const found = current(context, await findFunction(context, { name }))
    checkWritable(context, found, RevisionId)
    const version = await published(context, found, { description, codeSha256 })
    return writeConfiguration(context, name, version, { qualifier: version.version })
  },

  async ListVersionsByFunction({ FunctionName, MaxItems = 50, Marker }, context) {
    const reference = readFunctionName(FunctionName, undefined, context)
    const found = await findFunction(context, reference)
    const rows = [found.latest, ...(await context.documents.list('functionVersion', { prefix: versionPrefix(found.name) })).items]
    const { items, next } = pageOf(rows, Marker, MaxItems)
    const Versions = items.map((settings) => writeConfiguration(context, found.name, settings, { listed: true, qualifier: settings.version }))
    return { Versions, ...(next !== undefined && { NextMarker: next }) }
  },
} satisfies Partial<LambdaHandlers>
