import type { SupportedType } from '@fourbox/cloudformation'
import { account } from './account.ts'
import { accountNouns } from './account-nouns.ts'
import { apiParts } from './api-parts.ts'
import { deployment } from './deployment.ts'
import { domainNames } from './domain-names.ts'
import { domainRoutes } from './domain-routes.ts'
import { functionParts } from './function-parts.ts'
import { lambdaFunction } from './function.ts'
import type { ResourceHandler } from './handler.ts'
import { logGroup } from './log-group.ts'
import { method } from './method.ts'
import { restApi } from './rest-api.ts'
import { roles } from './roles.ts'
import { stage } from './stage.ts'
import { usagePlans } from './usage-plans.ts'

/** What makes, changes and deletes the resources of each type that a plan may hold. */
export const handlers: Readonly<Record<SupportedType, ResourceHandler>> = {
  'AWS::ApiGateway::RestApi': restApi,
  ...apiParts,
  'AWS::ApiGateway::Method': method,
  'AWS::ApiGateway::Deployment': deployment,
  'AWS::ApiGateway::Stage': stage,
  ...usagePlans,
  ...domainNames,
  ...domainRoutes,
  ...accountNouns,
  'AWS::ApiGateway::Account': account,
  'AWS::Lambda::Function': lambdaFunction,
  ...functionParts,
  'AWS::Logs::LogGroup': logGroup,
  ...roles,
}
