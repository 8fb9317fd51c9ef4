import { own } from '@fourbox/domain'

import { isJsonList, type Json, type JsonObject, members, objectOf } from '../template/json.ts'

/** An authorizer of `Auth.Authorizers` as a security scheme of a definition. */
export function securityScheme(authorizer: JsonObject): JsonObject {
  const identity = objectOf(own(authorizer, 'Identity'))
  const pools = own(authorizer, 'UserPoolArn')
  const isRequest = pools === undefined && own(authorizer, 'FunctionPayloadType') === 'REQUEST'
  return {
    type: 'apiKey',
    name: isRequest ? 'Unused' : (own(identity, 'Header') ?? 'Authorization'),
    in: 'header',
    'x-amazon-apigateway-authtype': pools === undefined ? 'custom' : 'cognito_user_pools',
    'x-amazon-apigateway-authorizer': pools === undefined ? lambdaAuthorizer(authorizer, identity, isRequest) : userPools(pools, identity),
  }
}

function userPools(pools: Json, identity: JsonObject): JsonObject {
  return members({
    type: 'cognito_user_pools',
    providerARNs: isJsonList(pools) ? pools : [pools],
    identityValidationExpression: own(identity, 'ValidationExpression'),
    authorizerResultTtlInSeconds: own(identity, 'ReauthorizeEvery'),
  })
}

function lambdaAuthorizer(authorizer: JsonObject, identity: JsonObject, isRequest: boolean): JsonObject {
  const role = own(authorizer, 'FunctionInvokeRole')
  const sources = isRequest ? identitySources(identity) : []
  return members({
    type: isRequest ? 'request' : 'token',
    authorizerUri: {
      'Fn::Sub': [
        'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${__FunctionArn__}/invocations',
        { __FunctionArn__: own(authorizer, 'FunctionArn') ?? '' },
      ],
    },
    authorizerCredentials: role === 'NONE' ? undefined : role,
    authorizerResultTtlInSeconds: own(identity, 'ReauthorizeEvery'),
    identityValidationExpression: isRequest ? undefined : own(identity, 'ValidationExpression'),
    identitySource: sources.length === 0 ? undefined : sources.join(', '),
  })
}

/** Headers, then query strings, stage variables and context, as SAM joins them. */
function identitySources(identity: JsonObject): readonly string[] {
  const kinds = [
    ['Headers', 'method.request.header'],
    ['QueryStrings', 'method.request.querystring'],
    ['StageVariables', 'stageVariables'],
    ['Context', 'context'],
  ] as const
  return kinds.flatMap(([member, prefix]) => {
    const names = own(identity, member)
    return (isJsonList(names) ? names : []).filter((name) => typeof name === 'string').map((name) => `${prefix}.${name}`)
  })
}
