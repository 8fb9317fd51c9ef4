import type { Kind } from '../kinds.ts'

/** What deployed APIs are served by, deployments apart: of those only what a stage points to. */
export const servedKinds = [
  'stage',
  'account',
  'apiKey',
  'usagePlan',
  'accessKey',
  'domainName',
  'clientCertificate',
  'vpcLink',
  'function',
  'functionVersion',
  'functionUrl',
] as const satisfies readonly Kind[]

/** Whether all documents of a kind are known without the database. Of every other kind it says nothing that one is not: not even that there are none. */
export function isServedWhole(kind: Kind): boolean {
  return servedKinds.some((each) => each === kind)
}
