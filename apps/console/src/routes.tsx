import type { UserRole } from '@fourbox/domain'
import type { ComponentType } from 'react'
import { atFourbox } from './settings.ts'

/** One page of the console. Router, side navigation and breadcrumbs are derived from the table below. */
export interface Route {
  readonly path: string
  readonly title: string
  /** The page above in the breadcrumbs. */
  readonly parent?: string
  /** Where the side navigation lists it: above the API, under the API that is open, below, or under a service of its own. */
  readonly group?: 'top' | 'api' | 'bottom' | 'lambda' | 'logs'
  /** The parameter of the address by whose value breadcrumbs call the page. */
  readonly calledBy?: string
  /** It shows what only Fourbox can answer, and is not there in front of another endpoint. */
  readonly onlyAtFourbox?: true
  /** Whom it is for, and all above them: of a form who may write. */
  readonly needs?: UserRole
  readonly load: () => Promise<{ readonly default: ComponentType }>
}

const resourcesPath = '/apis/:restApiId/resources/:resourceId?/:httpMethod?/:tab?'
const functionPath = '/functions/:functionName/:tab?'
const stagesPath = '/apis/:restApiId/stages/:stageName?'
const stagePath = '/apis/:restApiId/stages/:stageName'
const domainPath = '/custom-domain-names/:domain'
const logGroupPath = '/log-groups/:logGroupName'
const methodPath = '/apis/:restApiId/resources/:resourceId/:httpMethod'

export const routes: readonly Route[] = [
  { path: '/apis', title: 'APIs', group: 'top', load: () => import('./screens/apis/index.tsx') },
  { path: '/apis/create', title: 'Create REST API', parent: '/apis', needs: 'developer', load: () => import('./screens/create-api/index.tsx') },
  {
    path: resourcesPath,
    title: 'Resources',
    parent: '/apis/:restApiId',
    group: 'api',
    load: () => import('./screens/resources/index.tsx'),
  },
  {
    path: '/apis/:restApiId/create-resource',
    title: 'Create resource',
    parent: resourcesPath,
    needs: 'developer',
    load: () => import('./screens/create-resource/index.tsx'),
  },
  {
    path: '/apis/:restApiId/resources/:resourceId/create-method',
    title: 'Create method',
    parent: resourcesPath,
    needs: 'developer',
    load: () => import('./screens/create-method/index.tsx'),
  },
  {
    path: '/apis/:restApiId/resources/:resourceId/enable-cors',
    title: 'Enable CORS',
    parent: resourcesPath,
    needs: 'developer',
    load: () => import('./screens/enable-cors/index.tsx'),
  },
  { path: '/apis/:restApiId/import', title: 'Import API', parent: resourcesPath, needs: 'developer', load: () => import('./screens/import-api/index.tsx') },
  {
    path: `${methodPath}/method-request/edit`,
    title: 'Edit method request',
    parent: resourcesPath,
    needs: 'developer',
    load: () => import('./screens/edit-method-request/index.tsx'),
  },
  {
    path: `${methodPath}/integration-request/edit`,
    title: 'Edit integration request',
    parent: resourcesPath,
    needs: 'developer',
    load: () => import('./screens/edit-integration-request/index.tsx'),
  },
  ...(['edit', 'create'] as const).flatMap((action) => [
    {
      path: `${methodPath}/integration-response/${action}`,
      title: `${action === 'edit' ? 'Edit' : 'Create'} integration response`,
      parent: resourcesPath,
      needs: 'developer' as const,
      load: () => import('./screens/edit-integration-response/index.tsx'),
    },
    {
      path: `${methodPath}/method-response/${action}`,
      title: `${action === 'edit' ? 'Edit' : 'Create'} method response`,
      parent: resourcesPath,
      needs: 'developer' as const,
      load: () => import('./screens/edit-method-response/index.tsx'),
    },
  ]),
  { path: stagesPath, title: 'Stages', parent: '/apis/:restApiId', group: 'api', load: () => import('./screens/stages/index.tsx') },
  {
    path: '/apis/:restApiId/deployment-history',
    title: 'Deployment history',
    parent: stagesPath,
    onlyAtFourbox: true,
    load: () => import('./screens/deployment-history/index.tsx'),
  },
  {
    path: '/apis/:restApiId/create-stage',
    title: 'Create stage',
    parent: stagesPath,
    needs: 'developer',
    load: () => import('./screens/create-stage/index.tsx'),
  },
  { path: `${stagePath}/edit`, title: 'Edit stage', parent: stagesPath, needs: 'developer', load: () => import('./screens/edit-stage/index.tsx') },
  {
    path: `${stagePath}/logs/edit`,
    title: 'Edit logs and tracing',
    parent: stagesPath,
    needs: 'developer',
    load: () => import('./screens/edit-stage-logs/index.tsx'),
  },
  {
    path: `${stagePath}/variables/edit`,
    title: 'Edit stage variables',
    parent: stagesPath,
    needs: 'developer',
    load: () => import('./screens/edit-stage-variables/index.tsx'),
  },
  {
    path: `${stagePath}/method-overrides/edit`,
    title: 'Method overrides',
    parent: stagesPath,
    needs: 'developer',
    load: () => import('./screens/edit-method-overrides/index.tsx'),
  },
  { path: `${stagePath}/canary/edit`, title: 'Canary settings', parent: stagesPath, needs: 'developer', load: () => import('./screens/edit-canary/index.tsx') },
  { path: `${stagePath}/traffic`, title: 'Live traffic', parent: stagesPath, onlyAtFourbox: true, load: () => import('./screens/live-traffic/index.tsx') },
  { path: `${stagePath}/tags/edit`, title: 'Manage tags', parent: stagesPath, needs: 'developer', load: () => import('./screens/edit-stage-tags/index.tsx') },
  {
    path: '/apis/:restApiId/authorizers',
    title: 'Authorizers',
    parent: '/apis/:restApiId',
    group: 'api',
    load: () => import('./screens/authorizers/index.tsx'),
  },
  {
    path: '/apis/:restApiId/authorizers/create',
    title: 'Create authorizer',
    parent: '/apis/:restApiId/authorizers',
    needs: 'developer',
    load: () => import('./screens/edit-authorizer/create.tsx'),
  },
  {
    path: '/apis/:restApiId/authorizers/:authorizerId',
    title: 'Authorizer',
    parent: '/apis/:restApiId/authorizers',
    load: () => import('./screens/authorizer/index.tsx'),
  },
  {
    path: '/apis/:restApiId/authorizers/:authorizerId/edit',
    title: 'Edit authorizer',
    parent: '/apis/:restApiId/authorizers',
    needs: 'developer',
    load: () => import('./screens/edit-authorizer/index.tsx'),
  },
  {
    path: '/apis/:restApiId/gateway-responses/:responseType?',
    title: 'Gateway responses',
    parent: '/apis/:restApiId',
    group: 'api',
    load: () => import('./screens/gateway-responses/index.tsx'),
  },
  {
    path: '/apis/:restApiId/gateway-responses/:responseType/edit',
    title: 'Edit gateway response',
    parent: '/apis/:restApiId/gateway-responses/:responseType?',
    needs: 'developer',
    load: () => import('./screens/edit-gateway-response/index.tsx'),
  },
  {
    path: '/apis/:restApiId/models',
    title: 'Models',
    parent: '/apis/:restApiId',
    group: 'api',
    load: () => import('./screens/models/index.tsx'),
  },
  {
    path: '/apis/:restApiId/models/create',
    title: 'Create model',
    parent: '/apis/:restApiId/models',
    needs: 'developer',
    load: () => import('./screens/edit-model/create.tsx'),
  },
  { path: '/apis/:restApiId/models/:modelName', title: 'Model', parent: '/apis/:restApiId/models', load: () => import('./screens/model/index.tsx') },
  {
    path: '/apis/:restApiId/models/:modelName/edit',
    title: 'Edit model',
    parent: '/apis/:restApiId/models',
    needs: 'developer',
    load: () => import('./screens/edit-model/index.tsx'),
  },
  {
    path: '/apis/:restApiId/resource-policy',
    title: 'Resource policy',
    parent: '/apis/:restApiId',
    group: 'api',
    load: () => import('./screens/resource-policy/index.tsx'),
  },
  {
    path: '/apis/:restApiId/resource-policy/edit',
    title: 'Edit resource policy',
    parent: '/apis/:restApiId/resource-policy',
    needs: 'developer',
    load: () => import('./screens/edit-resource-policy/index.tsx'),
  },
  {
    path: '/apis/:restApiId/documentation',
    title: 'Documentation',
    parent: '/apis/:restApiId',
    group: 'api',
    load: () => import('./screens/documentation/index.tsx'),
  },
  ...(['edit', 'create'] as const).map((action) => ({
    path: `/apis/:restApiId/documentation/${action}`,
    title: `${action === 'edit' ? 'Edit' : 'Create'} documentation part`,
    parent: '/apis/:restApiId/documentation',
    needs: 'developer' as const,
    load: () => import('./screens/edit-documentation/index.tsx'),
  })),
  {
    path: '/apis/:restApiId/documentation/import',
    title: 'Import documentation',
    parent: '/apis/:restApiId/documentation',
    needs: 'developer',
    load: () => import('./screens/import-documentation/index.tsx'),
  },
  {
    path: '/apis/:restApiId/tests',
    title: 'Saved tests',
    parent: '/apis/:restApiId',
    group: 'api',
    onlyAtFourbox: true,
    load: () => import('./screens/saved-tests/index.tsx'),
  },
  {
    path: '/apis/:restApiId/history',
    title: 'History',
    parent: '/apis/:restApiId',
    group: 'api',
    onlyAtFourbox: true,
    load: () => import('./screens/history/index.tsx'),
  },
  {
    path: '/apis/:restApiId/lint',
    title: 'Lint',
    parent: '/apis/:restApiId',
    group: 'api',
    onlyAtFourbox: true,
    load: () => import('./screens/lint/index.tsx'),
  },
  {
    path: '/apis/:restApiId/dashboard',
    title: 'Dashboard',
    parent: '/apis/:restApiId',
    group: 'api',
    onlyAtFourbox: true,
    load: () => import('./screens/dashboard/index.tsx'),
  },
  {
    path: '/apis/:restApiId/settings',
    title: 'API settings',
    parent: '/apis/:restApiId',
    group: 'api',
    load: () => import('./screens/api-settings/index.tsx'),
  },
  {
    path: '/apis/:restApiId/settings/edit',
    title: 'Edit API settings',
    parent: '/apis/:restApiId/settings',
    needs: 'developer',
    load: () => import('./screens/edit-api-settings/index.tsx'),
  },
  { path: '/custom-domain-names', title: 'Custom domain names', group: 'bottom', load: () => import('./screens/custom-domain-names/index.tsx') },
  {
    path: '/create-custom-domain-name',
    title: 'Add domain name',
    parent: '/custom-domain-names',
    needs: 'developer',
    load: () => import('./screens/edit-custom-domain-name/create.tsx'),
  },
  {
    path: domainPath,
    title: 'Domain name',
    parent: '/custom-domain-names',
    calledBy: 'domain',
    load: () => import('./screens/custom-domain-name/index.tsx'),
  },
  {
    path: `${domainPath}/edit`,
    title: 'Edit domain name',
    parent: domainPath,
    needs: 'developer',
    load: () => import('./screens/edit-custom-domain-name/index.tsx'),
  },
  {
    path: `${domainPath}/api-mappings`,
    title: 'Configure API mappings',
    parent: domainPath,
    needs: 'developer',
    load: () => import('./screens/configure-api-mappings/index.tsx'),
  },
  {
    path: `${domainPath}/routing-rules/create`,
    title: 'Add routing rule',
    parent: domainPath,
    needs: 'developer',
    load: () => import('./screens/edit-routing-rule/index.tsx'),
  },
  {
    path: `${domainPath}/routing-rules/:routingRuleId/edit`,
    title: 'Edit routing rule',
    parent: domainPath,
    needs: 'developer',
    load: () => import('./screens/edit-routing-rule/index.tsx'),
  },
  {
    path: '/domain-name-access-associations',
    title: 'Domain name access associations',
    group: 'bottom',
    load: () => import('./screens/domain-name-access-associations/index.tsx'),
  },
  {
    path: '/create-domain-name-access-association',
    title: 'Create domain name access association',
    parent: '/domain-name-access-associations',
    needs: 'developer',
    load: () => import('./screens/create-domain-name-access-association/index.tsx'),
  },
  { path: '/vpc-links', title: 'VPC links', group: 'bottom', load: () => import('./screens/vpc-links/index.tsx') },
  { path: '/vpc-links/create', title: 'Create VPC link', parent: '/vpc-links', needs: 'developer', load: () => import('./screens/create-vpc-link/index.tsx') },
  { path: '/vpc-links/:vpcLinkId', title: 'VPC link', parent: '/vpc-links', load: () => import('./screens/vpc-link/index.tsx') },
  {
    path: '/vpc-links/:vpcLinkId/edit',
    title: 'Edit VPC link',
    parent: '/vpc-links/:vpcLinkId',
    needs: 'developer',
    load: () => import('./screens/edit-vpc-link/index.tsx'),
  },
  { path: '/usage-plans', title: 'Usage plans', group: 'bottom', load: () => import('./screens/usage-plans/index.tsx') },
  {
    path: '/usage-plans/create',
    title: 'Create usage plan',
    parent: '/usage-plans',
    needs: 'developer',
    load: () => import('./screens/create-usage-plan/index.tsx'),
  },
  { path: '/usage-plans/:usagePlanId', title: 'Usage plan', parent: '/usage-plans', load: () => import('./screens/usage-plan/index.tsx') },
  {
    path: '/usage-plans/:usagePlanId/edit',
    title: 'Edit usage plan',
    parent: '/usage-plans/:usagePlanId',
    needs: 'developer',
    load: () => import('./screens/edit-usage-plan/index.tsx'),
  },
  { path: '/api-keys', title: 'API keys', group: 'bottom', load: () => import('./screens/api-keys/index.tsx') },
  { path: '/api-keys/create', title: 'Create API key', parent: '/api-keys', needs: 'developer', load: () => import('./screens/create-api-key/index.tsx') },
  { path: '/api-keys/import', title: 'Import API keys', parent: '/api-keys', needs: 'developer', load: () => import('./screens/import-api-keys/index.tsx') },
  { path: '/api-keys/:apiKeyId', title: 'API key', parent: '/api-keys', load: () => import('./screens/api-key/index.tsx') },
  {
    path: '/api-keys/:apiKeyId/edit',
    title: 'Edit API key',
    parent: '/api-keys/:apiKeyId',
    needs: 'developer',
    load: () => import('./screens/edit-api-key/index.tsx'),
  },
  { path: '/client-certificates', title: 'Client certificates', group: 'bottom', load: () => import('./screens/client-certificates/index.tsx') },
  {
    path: '/client-certificates/generate',
    title: 'Generate certificate',
    parent: '/client-certificates',
    needs: 'developer',
    load: () => import('./screens/generate-client-certificate/index.tsx'),
  },
  {
    path: '/client-certificates/:clientCertificateId',
    title: 'Client certificate',
    parent: '/client-certificates',
    calledBy: 'clientCertificateId',
    load: () => import('./screens/client-certificate/index.tsx'),
  },
  { path: '/settings', title: 'Settings', group: 'bottom', load: () => import('./screens/settings/index.tsx') },
  { path: '/settings/edit', title: 'Edit logging', parent: '/settings', needs: 'developer', load: () => import('./screens/edit-settings/index.tsx') },
  { path: '/users', title: 'Users', group: 'bottom', onlyAtFourbox: true, needs: 'admin', load: () => import('./screens/users/index.tsx') },
  { path: '/users/create', title: 'Create user', parent: '/users', onlyAtFourbox: true, needs: 'admin', load: () => import('./screens/create-user/index.tsx') },
  {
    path: '/users/:userName',
    title: 'User',
    parent: '/users',
    calledBy: 'userName',
    onlyAtFourbox: true,
    needs: 'admin',
    load: () => import('./screens/user/index.tsx'),
  },
  { path: '/audit', title: 'Audit log', group: 'bottom', onlyAtFourbox: true, needs: 'admin', load: () => import('./screens/audit/index.tsx') },
  { path: '/lessons', title: 'Lessons', group: 'bottom', onlyAtFourbox: true, load: () => import('./screens/lessons/index.tsx') },
  { path: '/functions', title: 'Functions', group: 'lambda', onlyAtFourbox: true, load: () => import('./screens/functions/index.tsx') },
  {
    path: '/create-function',
    title: 'Create function',
    parent: '/functions',
    onlyAtFourbox: true,
    needs: 'developer',
    load: () => import('./screens/create-function/index.tsx'),
  },
  {
    path: functionPath,
    title: 'Function',
    calledBy: 'functionName',
    parent: '/functions',
    onlyAtFourbox: true,
    load: () => import('./screens/function/index.tsx'),
  },
  {
    path: '/functions/:functionName/configuration/edit',
    title: 'Edit configuration',
    parent: functionPath,
    onlyAtFourbox: true,
    needs: 'developer',
    load: () => import('./screens/edit-function/index.tsx'),
  },
  {
    path: '/functions/:functionName/add-trigger',
    title: 'Add trigger',
    parent: functionPath,
    onlyAtFourbox: true,
    needs: 'developer',
    load: () => import('./screens/add-trigger/index.tsx'),
  },
  { path: '/log-groups', title: 'Log groups', group: 'logs', load: () => import('./screens/log-groups/index.tsx') },
  { path: '/live-tail', title: 'Live tail', group: 'logs', load: () => import('./screens/live-tail/index.tsx') },
  {
    path: '/create-log-group',
    title: 'Create log group',
    parent: '/log-groups',
    needs: 'developer',
    load: () => import('./screens/create-log-group/index.tsx'),
  },
  { path: logGroupPath, title: 'Log group', calledBy: 'logGroupName', parent: '/log-groups', load: () => import('./screens/log-group/index.tsx') },
  { path: `${logGroupPath}/edit`, title: 'Edit log group', parent: logGroupPath, needs: 'developer', load: () => import('./screens/edit-log-group/index.tsx') },
  { path: `${logGroupPath}/events`, title: 'Log events', parent: logGroupPath, load: () => import('./screens/log-events/index.tsx') },
]

/** Whether the console has this page where its calls go. */
export function isShown({ onlyAtFourbox }: Route): boolean {
  return atFourbox || onlyAtFourbox !== true
}
