import { owner, principalArn } from '../../access/principal.ts'
import { currentCaller } from '../../history/caller.ts'
import type { QueryService } from '../protocol/query-protocol.ts'

/** Who is calling: a user, or the account's root. */
export const sts: QueryService = {
  version: '2011-06-15',
  namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  actions: new Map([
    [
      'GetCallerIdentity',
      async (_parameters, { account }) => {
        const { principal = owner } = currentCaller()
        return { Arn: principalArn(principal, account), UserId: principal.user?.userId ?? account, Account: account }
      },
    ],
  ]),
}
