export const integrationTypes = ['HTTP', 'MOCK', 'AWS_PROXY', 'HTTP_PROXY', 'AWS'] as const
export type IntegrationType = (typeof integrationTypes)[number]

/** What is true of every integration of a type. */
export interface IntegrationTraits {
  /** What it calls: nothing, an address over HTTP, or a service of AWS's by its ARN. Whoever calls has a verb and a URI. */
  readonly calls: 'nothing' | 'address' | 'service'
  /** Who says what is sent and answered: mappings and templates, or, past them, an HTTP back end or a function. */
  readonly answers: 'mapped' | 'http-proxy' | 'lambda-proxy'
}

/** The types and their traits: whatever is done by type asks here, or is a table of the same keys. */
export const integrationTraits = {
  HTTP: { calls: 'address', answers: 'mapped' },
  MOCK: { calls: 'nothing', answers: 'mapped' },
  AWS_PROXY: { calls: 'service', answers: 'lambda-proxy' },
  HTTP_PROXY: { calls: 'address', answers: 'http-proxy' },
  AWS: { calls: 'service', answers: 'mapped' },
} as const satisfies Record<IntegrationType, IntegrationTraits>

/** Whether requests and responses pass the boxes unmapped; a method without integration is no proxy. */
export function isProxyType(type: IntegrationType | undefined): boolean {
  return type !== undefined && integrationTraits[type].answers !== 'mapped'
}

/** Whether a function is sent the whole request as an event, and says the whole answer. */
export function isFunctionProxy(type: IntegrationType | undefined): boolean {
  return type !== undefined && integrationTraits[type].answers === 'lambda-proxy'
}

/** Whether there is a back end, with a verb and a URI. */
export function callsBackEnd(type: IntegrationType | undefined): boolean {
  return type !== undefined && integrationTraits[type].calls !== 'nothing'
}
