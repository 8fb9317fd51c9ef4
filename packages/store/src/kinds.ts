import type {
  AccessKey,
  Account,
  ApiKey,
  AuditEntry,
  ClientCertificate,
  ConsoleSession,
  Deployment,
  DomainName,
  DomainNameAccessAssociation,
  DraftHistory,
  FlushedCache,
  FunctionSettings,
  FunctionUrl,
  LambdaFunction,
  Layer,
  LayerVersion,
  LogGroup,
  LogStream,
  ManagedPolicy,
  RecordedChange,
  RestApi,
  Role,
  SavedTest,
  ServingHistory,
  SignInToken,
  Stack,
  Stage,
  UsagePlan,
  User,
  VpcLink,
} from '@fourbox/domain'

/** Every kind of document with its type, and the id under which one is kept. */
export interface Kinds {
  readonly restApi: RestApi
  /** Kept under `deploymentKey()`. */
  readonly deployment: Deployment
  /** Kept under `stageKey()`. */
  readonly stage: Stage
  /** Which stage of an API served what; kept under the API's id. */
  readonly servingHistory: ServingHistory
  /** Kept under `flushedCacheKey()`. */
  readonly flushedCache: FlushedCache
  /** Kept under its `accessKeyId`. */
  readonly accessKey: AccessKey
  /** Kept under its `userName`. */
  readonly user: User
  /** Kept under its name. */
  readonly consoleSession: ConsoleSession
  /** Kept under its name. */
  readonly signInToken: SignInToken
  /** Kept under its id. */
  readonly auditEntry: AuditEntry
  readonly apiKey: ApiKey
  readonly usagePlan: UsagePlan
  /** Kept under the name, `domainNameId` appended where the domain is private. */
  readonly domainName: DomainName
  /** Kept under its ARN. */
  readonly domainNameAccessAssociation: DomainNameAccessAssociation
  readonly vpcLink: VpcLink
  readonly clientCertificate: ClientCertificate
  /** One only, under `account`. */
  readonly account: Account
  /** Kept under the role's name. */
  readonly role: Role
  /** Kept under its ARN. */
  readonly managedPolicy: ManagedPolicy
  /** Kept under the group's name. */
  readonly logGroup: LogGroup
  /** Kept under `logStreamKey()`. */
  readonly logStream: LogStream
  /** Kept under its name. */
  readonly function: LambdaFunction
  /** Published versions, kept under `functionVersionKey()`. */
  readonly functionVersion: FunctionSettings
  /** Kept under `functionUrlKey()`. */
  readonly functionUrl: FunctionUrl
  /** Kept under its name. */
  readonly layer: Layer
  /** Kept under `layerVersionKey()`. */
  readonly layerVersion: LayerVersion
  /** Kept under its name. */
  readonly stack: Stack
  /** Kept under the id of its API. */
  readonly draftHistory: DraftHistory
  /** Kept under `recordedChangeKey()`. */
  readonly recordedChange: RecordedChange
  /** Kept under `savedTestKey()`. */
  readonly savedTest: SavedTest
}

export type Kind = keyof Kinds
