import type { QueryService } from '../protocol/query-protocol.ts'

/** Who is calling: always the account's root, since any key will do. */
export const sts: QueryService = {
  version: '2011-06-15',
  namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  actions: new Map([['GetCallerIdentity', async (_parameters, { account }) => ({ Arn: `arn:aws:iam::${account}:root`, UserId: account, Account: account })]]),
}
