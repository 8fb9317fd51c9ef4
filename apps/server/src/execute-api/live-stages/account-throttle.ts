import { type Account, defaultAccount } from '@fourbox/domain'

/** What limits the account as a whole. One whose limits nobody has changed has none: AWS's 10,000 a second protect AWS, not one person's machine. */
export function accountThrottle(account: Account | undefined): Account['throttleSettings'] | undefined {
  const standard = defaultAccount.throttleSettings
  const { rateLimit, burstLimit } = account?.throttleSettings ?? standard
  return rateLimit === standard.rateLimit && burstLimit === standard.burstLimit ? undefined : { rateLimit, burstLimit }
}
