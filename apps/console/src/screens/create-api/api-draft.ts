import { isTemplateText } from '@fourbox/domain'
import type { EndpointDraft } from '../../components/endpoint/endpoint-draft.ts'
import { atFourbox } from '../../settings.ts'

const apiSources = ['new', 'clone', 'import', 'example'] as const
export type ApiSource = (typeof apiSources)[number]

export function isApiSource(text: string): text is ApiSource {
  return (apiSources as readonly string[]).includes(text)
}

/** What is typed on the page that creates an API. */
export interface ApiDraft extends EndpointDraft {
  readonly source: ApiSource
  readonly name: string
  readonly description: string
  readonly cloneFrom: string
  readonly definition: string
  /** Of a CloudFormation template in the definition's place. */
  readonly stackName: string
  /** `KEY=VALUE`, a line each. */
  readonly stackParameters: string
  readonly failOnWarnings: boolean
}

export const emptyApi: ApiDraft = {
  source: 'new',
  name: '',
  description: '',
  endpointType: 'REGIONAL',
  ipAddressType: 'ipv4',
  vpcEndpointIds: '',
  cloneFrom: '',
  definition: '',
  stackName: '',
  stackParameters: '',
  failOnWarnings: false,
}

/** Whether what is to be imported is a CloudFormation template. */
export function isStack({ source, definition }: ApiDraft): boolean {
  return atFourbox && source === 'import' && isTemplateText(definition)
}
