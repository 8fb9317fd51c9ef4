import type { Kind, Kinds } from '../kinds.ts'

/** Types as SQLite's `json_type` calls them. */
type JsonType = 'text' | 'object' | 'array' | 'integer'

type Shape<K extends Kind> = Partial<Readonly<Record<Extract<keyof Kinds[K], string>, JsonType>>>

/** What a document of a kind cannot do without: enough to tell one that was cut off or overwritten, not to judge its values. */
export const documentShapes = {
  restApi: { id: 'text', name: 'text', endpointConfiguration: 'object', rootResourceId: 'text', resources: 'object', models: 'object', authorizers: 'object' },
  deployment: { id: 'text', restApiId: 'text', snapshot: 'object' },
  stage: { restApiId: 'text', stageName: 'text', deploymentId: 'text', methodSettings: 'object', tags: 'object' },
  servingHistory: { restApiId: 'text', changes: 'array' },
  flushedCache: { restApiId: 'text', stageName: 'text', cache: 'text' },
  accessKey: { accessKeyId: 'text', secretAccessKey: 'text' },
  user: { userName: 'text', userId: 'text', role: 'text', accessKeyIds: 'array' },
  consoleSession: { name: 'text', key: 'text', by: 'object', expiresAt: 'integer', usedAt: 'integer' },
  signInToken: { name: 'text', by: 'object', expiresAt: 'integer' },
  auditEntry: { id: 'text', at: 'integer', action: 'text', outcome: 'text', changes: 'array' },
  apiKey: { id: 'text', value: 'text', stageKeys: 'array', tags: 'object' },
  usagePlan: { id: 'text', name: 'text', apiStages: 'array', keyIds: 'array', tags: 'object' },
  domainName: { domainName: 'text', endpointConfiguration: 'object', basePathMappings: 'array', tags: 'object' },
  domainNameAccessAssociation: { domainNameAccessAssociationArn: 'text', domainNameArn: 'text', tags: 'object' },
  vpcLink: { id: 'text', name: 'text', targetArns: 'array', tags: 'object' },
  clientCertificate: { clientCertificateId: 'text', pemEncodedCertificate: 'text', pemEncodedPrivateKey: 'text', tags: 'object' },
  account: { throttleSettings: 'object', features: 'array' },
  role: { roleName: 'text', assumeRolePolicyDocument: 'text', tags: 'object', inlinePolicies: 'object', attachedPolicyArns: 'array' },
  managedPolicy: { arn: 'text', policyName: 'text', document: 'text', tags: 'object' },
  logGroup: { name: 'text', createdAt: 'integer', tags: 'object' },
  logStream: { logGroupName: 'text', name: 'text', createdAt: 'integer' },
  function: { name: 'text', latest: 'object', nextVersion: 'integer', aliases: 'object', policies: 'object', tags: 'object' },
  functionVersion: { version: 'text', runtime: 'text', code: 'object', layers: 'array' },
  functionUrl: { urlId: 'text', functionName: 'text' },
  layer: { name: 'text', nextVersion: 'integer' },
  layerVersion: { layerName: 'text', version: 'integer', archive: 'object' },
  draftHistory: { restApiId: 'text', kept: 'array', next: 'integer' },
  recordedChange: { restApiId: 'text', sequence: 'integer', client: 'text', action: 'text', differences: 'array' },
  savedTest: { id: 'text', restApiId: 'text', resourceId: 'text', httpMethod: 'text', name: 'text', request: 'object', expect: 'object' },
  stack: { stackName: 'text', stackId: 'text', resources: 'object', outputs: 'array' },
} as const satisfies { readonly [K in Kind]: Shape<K> }
