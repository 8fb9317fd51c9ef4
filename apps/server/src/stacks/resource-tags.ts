import type { SupportedType } from '@fourbox/cloudformation'
import { addTags, type StackResource, stageKey, type Tags } from '@fourbox/domain'
import type { Documents, Kinds } from '@fourbox/store'
import { takeCustomId } from '../control-plane/documents/custom-id.ts'
import { accepted } from '../control-plane/protocol/errors.ts'
import { textProperty } from './handlers/noun.ts'
import { mapOfTags } from './read-members.ts'

type TaggedKind = { [K in keyof Kinds]: Kinds[K] extends { readonly tags: Tags } ? K : never }[keyof Kinds]

interface TaggedType {
  readonly kind: TaggedKind
  /** Where the store has it, if not under its physical id. */
  readonly key?: (resource: StackResource) => string
  /** Whether CloudFormation writes by whom it was made. */
  readonly marked?: true
}

const taggedTypes: Readonly<Partial<Record<SupportedType, TaggedType>>> = {
  'AWS::ApiGateway::RestApi': { kind: 'restApi', marked: true },
  'AWS::ApiGateway::Stage': { kind: 'stage', key: (stage) => stageKey(textProperty(stage.properties, 'RestApiId'), stage.physicalId), marked: true },
  'AWS::ApiGateway::UsagePlan': { kind: 'usagePlan', marked: true },
  'AWS::ApiGateway::ApiKey': { kind: 'apiKey' },
  'AWS::ApiGateway::ClientCertificate': { kind: 'clientCertificate' },
  'AWS::ApiGateway::VpcLink': { kind: 'vpcLink' },
  'AWS::ApiGateway::DomainName': { kind: 'domainName' },
  'AWS::Lambda::Function': { kind: 'function', marked: true },
  'AWS::IAM::Role': { kind: 'role', marked: true },
  'AWS::Logs::LogGroup': { kind: 'logGroup', marked: true },
}

/** By what a stack and a resource of it are known. */
export interface TagFacts {
  readonly stackName: string
  readonly stackId: string
  readonly logicalId: string
  /** Of the stack, which all that can be tagged has, too. */
  readonly stackTags: Tags
}

/**
 * Gives a resource the tags of its template and of its stack, and the marks of CloudFormation; takes away those that only
 * the former import gave it. Tags that somebody else has put on it stay.
 * @throws BadRequestException for tags that cannot be
 */
export async function writeResourceTags(
  documents: Documents,
  type: SupportedType,
  resource: StackResource,
  former: StackResource | undefined,
  facts: TagFacts,
): Promise<void> {
  const tagged = taggedTypes[type]
  if (!tagged) return
  const { tags: wanted } = takeCustomId({ ...facts.stackTags, ...templateTags(resource) })
  const marks = tagged.marked ? marksOf(facts) : {}
  const gone = new Set(Object.keys(former ? templateTags(former) : {}))
  await documents.update(tagged.kind, tagged.key?.(resource) ?? resource.physicalId, (current) => {
    const kept = Object.fromEntries(Object.entries(current.tags).filter(([key]) => !gone.has(key) && !key.startsWith('aws:cloudformation:')))
    return { ...current, tags: { ...accepted(addTags(kept, wanted)), ...marks } }
  })
}

function templateTags({ properties }: StackResource): Tags {
  return mapOfTags(properties['Tags'])
}

function marksOf({ stackName, stackId, logicalId }: TagFacts): Tags {
  return { 'aws:cloudformation:stack-name': stackName, 'aws:cloudformation:stack-id': stackId, 'aws:cloudformation:logical-id': logicalId }
}
