import { own } from '@fourbox/domain'

import { isJsonObject } from '../template/json.ts'
import type { DeclaredResource } from './declared-resource.ts'
import { generatedText, generatedUuid, hexDigits } from './generated-text.ts'
import type { PlannedValue } from './planned-value.ts'

/** What a resource that is not made here would be called, and where it would be. */
export interface StandInPlace {
  readonly account: string
  readonly region: string
  readonly stackName: string
}

/** How a type is named. In `arn` and `ref`, `{name}` is its name; its region and account are put in. */
interface Naming {
  /** The property that names it. */
  readonly name?: string
  /** Form of a generated name where it is not `{stack}-{logicalId}-{12 letters}`. */
  readonly generated?: 'lower case' | 'id' | 'uuid' | 'pool'
  /** Service and resource of its ARN. */
  readonly arn?: string
  /** Default: the name. */
  readonly ref?: string
  readonly attributes?: Readonly<Record<string, string>>
}

const arnOf = (service: string, resource: string) => `arn:aws:${service}:{region}:{account}:${resource}`

const namings: Readonly<Record<string, Naming>> = {
  'AWS::Batch::ComputeEnvironment': { name: 'ComputeEnvironmentName', arn: arnOf('batch', 'compute-environment/{name}'), ref: '{arn}' },
  'AWS::Batch::JobDefinition': { name: 'JobDefinitionName', arn: arnOf('batch', 'job-definition/{name}:1'), ref: '{arn}' },
  'AWS::Batch::JobQueue': { name: 'JobQueueName', arn: arnOf('batch', 'job-queue/{name}'), ref: '{arn}' },
  'AWS::CertificateManager::Certificate': { generated: 'uuid', arn: arnOf('acm', 'certificate/{name}'), ref: '{arn}' },
  'AWS::CloudFront::Distribution': { generated: 'id', attributes: { DomainName: '{name}.cloudfront.net' } },
  'AWS::Cognito::UserPool': {
    generated: 'pool',
    arn: arnOf('cognito-idp', 'userpool/{name}'),
    attributes: { ProviderName: 'cognito-idp.{region}.amazonaws.com/{name}', ProviderURL: 'https://cognito-idp.{region}.amazonaws.com/{name}' },
  },
  'AWS::Cognito::UserPoolClient': { generated: 'id' },
  'AWS::Cognito::UserPoolDomain': { name: 'Domain' },
  'AWS::DynamoDB::GlobalTable': {
    name: 'TableName',
    arn: arnOf('dynamodb', 'table/{name}'),
    attributes: { StreamArn: '{arn}/stream/2026-01-01T00:00:00.000' },
  },
  'AWS::DynamoDB::Table': { name: 'TableName', arn: arnOf('dynamodb', 'table/{name}'), attributes: { StreamArn: '{arn}/stream/2026-01-01T00:00:00.000' } },
  'AWS::EC2::SecurityGroup': { generated: 'id', attributes: { GroupId: 'sg-{name}' }, ref: 'sg-{name}' },
  'AWS::EC2::Subnet': { generated: 'id', ref: 'subnet-{name}' },
  'AWS::EC2::VPC': { generated: 'id', ref: 'vpc-{name}' },
  'AWS::EC2::VPCEndpoint': {
    generated: 'id',
    ref: 'vpce-{name}',
    attributes: { DnsEntries: 'Z00000000000000000000:vpce-{name}.execute-api.{region}.vpce.amazonaws.com' },
  },
  'AWS::ECS::Service': { name: 'ServiceName', arn: arnOf('ecs', 'service/{name}'), ref: '{arn}', attributes: { Name: '{name}' } },
  'AWS::ECS::TaskDefinition': { name: 'Family', arn: arnOf('ecs', 'task-definition/{name}:1'), ref: '{arn}' },
  'AWS::ElasticLoadBalancingV2::Listener': { arn: arnOf('elasticloadbalancing', 'listener/net/{name}/0123456789abcdef/0123456789abcdef'), ref: '{arn}' },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    name: 'Name',
    arn: arnOf('elasticloadbalancing', 'loadbalancer/net/{name}/0123456789abcdef'),
    ref: '{arn}',
    attributes: { DNSName: '{name}.elb.{region}.amazonaws.com' },
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': { name: 'Name', arn: arnOf('elasticloadbalancing', 'targetgroup/{name}/0123456789abcdef'), ref: '{arn}' },
  'AWS::Events::EventBus': { name: 'Name', arn: arnOf('events', 'event-bus/{name}') },
  'AWS::Events::Rule': { name: 'Name', arn: arnOf('events', 'rule/{name}') },
  'AWS::KMS::Key': { generated: 'uuid', arn: arnOf('kms', 'key/{name}') },
  'AWS::KMS::Alias': { name: 'AliasName' },
  'AWS::Kinesis::Stream': { name: 'Name', arn: arnOf('kinesis', 'stream/{name}') },
  'AWS::KinesisFirehose::DeliveryStream': { name: 'DeliveryStreamName', arn: arnOf('firehose', 'deliverystream/{name}') },
  'AWS::Lambda::Function': { name: 'FunctionName', arn: arnOf('lambda', 'function:{name}') },
  'AWS::Lambda::LayerVersion': { name: 'LayerName', arn: arnOf('lambda', 'layer:{name}:1'), ref: '{arn}' },
  'AWS::S3::Bucket': {
    name: 'BucketName',
    generated: 'lower case',
    arn: 'arn:aws:s3:::{name}',
    attributes: {
      DomainName: '{name}.s3.amazonaws.com',
      RegionalDomainName: '{name}.s3.{region}.amazonaws.com',
      WebsiteURL: 'http://{name}.s3-website-{region}.amazonaws.com',
    },
  },
  'AWS::SNS::Topic': { name: 'TopicName', arn: arnOf('sns', '{name}'), ref: '{arn}', attributes: { TopicArn: '{arn}', TopicName: '{name}' } },
  'AWS::SQS::Queue': {
    name: 'QueueName',
    arn: arnOf('sqs', '{name}'),
    ref: 'https://sqs.{region}.amazonaws.com/{account}/{name}',
    attributes: { QueueName: '{name}', QueueUrl: 'https://sqs.{region}.amazonaws.com/{account}/{name}' },
  },
  'AWS::SSM::Parameter': { name: 'Name', arn: arnOf('ssm', 'parameter/{name}') },
  'AWS::SecretsManager::Secret': { name: 'Name', arn: arnOf('secretsmanager', 'secret:{name}-a1b2c3'), ref: '{arn}', attributes: { Id: '{arn}' } },
  'AWS::StepFunctions::StateMachine': { name: 'StateMachineName', arn: arnOf('states', 'stateMachine:{name}'), ref: '{arn}', attributes: { Name: '{name}' } },
  'AWS::WAFv2::WebACL': { name: 'Name', arn: arnOf('wafv2', 'regional/webacl/{name}/00000000-0000-0000-0000-000000000000') },
}

/** What the value is put together from: texts, and `name`, which a property may give. */
export type Spelled = readonly (string | { readonly name: true })[]

/**
 * What a Ref (attribute undefined) or an attribute of a resource that is not made here is put together from, so that
 * policies, URIs and environment variables that are full of them stay what they mean: its own name where a property
 * gives it, ARNs of the right service.
 */
export function standInOf({ type, logicalId }: Pick<DeclaredResource, 'type' | 'logicalId'>, attribute: string | undefined, place: StandInPlace): Spelled {
  const naming = own(namings, type) ?? {}
  const arn = naming.arn ?? arnOf(serviceOf(type), '{name}')
  const form = formOf(naming, attribute) ?? `${logicalId}.${attribute ?? ''}`
  return form
    .replaceAll('{arn}', arn)
    .replaceAll('{region}', place.region)
    .replaceAll('{account}', place.account)
    .split('{name}')
    .flatMap((text, index) => (index === 0 ? [text] : [{ name: true } as const, text]))
}

function formOf({ ref = '{name}', attributes }: Naming, attribute: string | undefined): string | undefined {
  if (attribute === undefined) return ref
  const known = own(attributes, attribute)
  if (known !== undefined) return known
  if (attribute === 'Arn' || attribute.endsWith('Arn')) return '{arn}'
  return /(?:Id|Name)$/.test(attribute) ? '{name}' : undefined
}

/** `AWS::DynamoDB::Table` → `dynamodb`. */
function serviceOf(type: string): string {
  return (type.split('::')[1] ?? 'custom').toLowerCase()
}

/** The value of the property that names the resource, as it stands in the template; undefined where none does. */
export function namedBy({ type, properties }: Pick<DeclaredResource, 'type' | 'properties'>): { readonly key: string } | undefined {
  const key = own(namings, type)?.name
  return key !== undefined && isJsonObject(properties) && own(properties, key) !== undefined ? { key } : undefined
}

/** The name that CloudFormation would make up; the same at every reading. */
export function generatedName({ type, logicalId }: Pick<DeclaredResource, 'type' | 'logicalId'>, { stackName, region }: StandInPlace): PlannedValue {
  const seed = `${stackName}/${logicalId}`
  switch (own(namings, type)?.generated) {
    case 'id':
      return generatedText(seed, 17, hexDigits)
    case 'uuid':
      return generatedUuid(seed)
    case 'pool':
      return `${region}_${generatedText(seed, 9, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789')}`
    case 'lower case':
      return `${stackName}-${logicalId}-${generatedText(seed, 12, lettersAndDigits)}`.toLowerCase().slice(-63)
    case undefined:
      return `${stackName}-${logicalId}-${generatedText(seed, 12, lettersAndDigits)}`
  }
}

const lettersAndDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
