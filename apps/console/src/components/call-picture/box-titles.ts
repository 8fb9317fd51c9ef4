import type { BoxName } from '@fourbox/domain'

/** What the boxes of a call are called. */
export const boxTitles: Readonly<Record<BoxName, string>> = {
  'method-request': 'Method request',
  admission: 'Admission',
  'integration-request': 'Integration request',
  integration: 'Integration',
  'integration-response': 'Integration response',
  'method-response': 'Method response',
  'gateway-response': 'Gateway response',
}
