import type { Context } from '../context.ts'

/** The ids of the account's VPC links. */
export async function vpcLinkIds({ documents }: Pick<Context, 'documents'>): Promise<ReadonlySet<string>> {
  return new Set((await documents.list('vpcLink')).items.map(({ id }) => id))
}
