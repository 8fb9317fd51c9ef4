import type { Context } from '../context.ts'
import type { OrderSettings } from './import-order.ts'
import { vpcLinkIds } from '../vpc-links/vpc-link-ids.ts'

export type ImportFactsContext = Pick<Context, 'documents' | 'limits' | 'region' | 'account' | 'preciseNow'>

/** What an import must know of the account, whoever asks for it. */
export async function importFacts(context: ImportFactsContext): Promise<OrderSettings> {
  const { limits, region, account, preciseNow } = context
  return { limits, vpcLinkIds: [...(await vpcLinkIds(context))], region, account, now: preciseNow() }
}
