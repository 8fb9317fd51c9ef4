import { type FunctionUrl, type FunctionUrlCors, functionUrlKey, own } from '@fourbox/domain'
import { EntityExists } from '@fourbox/store'
import type { Input, LambdaContext, LambdaHandlers, Output } from '../context.ts'
import { conflict, noSuchResource, notFound } from '../errors.ts'
import { functionArn, type FunctionReference, readFunctionName } from '../names/function-name.ts'
import { pageOf } from '../page.ts'

export const urls = {
  async CreateFunctionUrlConfig({ FunctionName, Qualifier, AuthType, Cors, InvokeMode }, context) {
    const { name, qualifier } = await findCalled(context, readFunctionName(FunctionName, Qualifier, context))
    const now = context.now()
    const url: FunctionUrl = {
      urlId: context.newId(32),
      functionName: name,
      ...(qualifier !== undefined && { qualifier }),
      authType: AuthType,
      ...(InvokeMode !== undefined && { invokeMode: InvokeMode }),
      ...(Cors && { cors: readCors(Cors) }),
      createdAt: now,
      lastModified: now,
    }
    try {
      await context.documents.insert('functionUrl', functionUrlKey(name, qualifier), url)
    } catch (error) {
      if (!(error instanceof EntityExists)) throw error
      throw conflict(
        `Failed to create function url config for [functionArn = ${functionArn(context, name, qualifier)}]. Error message:  FunctionUrlConfig exists for this Lambda function`,
      )
    }
    return { ...head(context, url), CreationTime: writeTime(url.createdAt), InvokeMode }
  },

  async GetFunctionUrlConfig({ FunctionName, Qualifier }, context) {
    return whole(context, await findUrl(context, readFunctionName(FunctionName, Qualifier, context)))
  },

  async UpdateFunctionUrlConfig({ FunctionName, Qualifier, AuthType, Cors, InvokeMode }, context) {
    const reference = await findCalled(context, readFunctionName(FunctionName, Qualifier, context))
    await findUrl(context, reference)
    const url = await context.documents.update('functionUrl', functionUrlKey(reference.name, reference.qualifier), (each) => ({
      ...each,
      ...(AuthType !== undefined && { authType: AuthType }),
      ...(InvokeMode !== undefined && { invokeMode: InvokeMode }),
      ...(Cors && { cors: readCors(Cors) }),
      lastModified: context.now(),
    }))
    return whole(context, url)
  },

  async DeleteFunctionUrlConfig({ FunctionName, Qualifier }, context) {
    const { functionName, qualifier } = await findUrl(context, readFunctionName(FunctionName, Qualifier, context))
    await context.documents.delete('functionUrl', functionUrlKey(functionName, qualifier))
    return {}
  },

  async ListFunctionUrlConfigs({ FunctionName, MaxItems = 50, Marker }, context) {
    const { name } = await findCalled(context, { name: readFunctionName(FunctionName, undefined, context).name })
    const { items, next } = pageOf((await context.documents.list('functionUrl', { prefix: functionUrlKey(name) })).items, Marker, MaxItems)
    return { FunctionUrlConfigs: items.map((url) => whole(context, url)), ...(next !== undefined && { NextMarker: next }) }
  },
} satisfies Partial<LambdaHandlers>

/** @throws ServiceError ResourceNotFoundException when function or alias are not there */
async function findCalled(context: LambdaContext, reference: FunctionReference): Promise<FunctionReference> {
  const found = await context.documents.get('function', reference.name)
  const { qualifier } = reference
  if (!found || (qualifier !== undefined && own(found.aliases, qualifier) === undefined)) throw notFound('Function does not exist')
  return reference
}

/** @throws ServiceError ResourceNotFoundException */
async function findUrl(context: LambdaContext, { name, qualifier }: FunctionReference): Promise<FunctionUrl> {
  const url = await context.documents.get('functionUrl', functionUrlKey(name, qualifier))
  if (!url) throw noSuchResource()
  return url
}

type Cors = NonNullable<Input<'CreateFunctionUrlConfig'>['Cors']>

function readCors({ AllowCredentials, AllowHeaders, AllowMethods, AllowOrigins, ExposeHeaders, MaxAge }: Cors): FunctionUrlCors {
  return {
    ...(AllowCredentials !== undefined && { allowCredentials: AllowCredentials }),
    ...(AllowHeaders && { allowHeaders: AllowHeaders }),
    ...(AllowMethods && { allowMethods: AllowMethods }),
    ...(AllowOrigins && { allowOrigins: AllowOrigins }),
    ...(ExposeHeaders && { exposeHeaders: ExposeHeaders }),
    ...(MaxAge !== undefined && { maxAgeInSeconds: MaxAge }),
  }
}

function head(context: LambdaContext, { urlId, functionName, qualifier, authType, cors }: FunctionUrl) {
  return {
    FunctionUrl: context.functionUrl(urlId),
    FunctionArn: functionArn(context, functionName, qualifier),
    AuthType: authType,
    Cors: cors && {
      AllowCredentials: cors.allowCredentials,
      AllowHeaders: cors.allowHeaders,
      AllowMethods: cors.allowMethods,
      AllowOrigins: cors.allowOrigins,
      ExposeHeaders: cors.exposeHeaders,
      MaxAge: cors.maxAgeInSeconds,
    },
  }
}

function whole(context: LambdaContext, url: FunctionUrl): Output<'GetFunctionUrlConfig'> {
  const { createdAt, lastModified, invokeMode = 'BUFFERED' } = url
  return { ...head(context, url), CreationTime: writeTime(createdAt), LastModifiedTime: writeTime(lastModified), InvokeMode: invokeMode }
}

/** `2024-04-10T09:11:21.000000Z` */
function writeTime(at: number): string {
  return new Date(at).toISOString().replace('Z', '000Z')
}
