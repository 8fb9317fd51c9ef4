import type { ThrottleBucket, ThrottleLevel } from '@fourbox/domain'

/** Whose a bucket is. */
export const bucketName: Readonly<Record<ThrottleLevel, string>> = {
  'plan-method': 'this method in the plan',
  plan: 'the plan',
  method: 'the method in the stage',
  account: 'the account',
}

/** `37 of 40 left, 0.5 more per second`. */
export function tokensText({ rate, burst, tokens }: ThrottleBucket): string {
  return `${Math.floor(tokens)} of ${burst} left, ${rate} more per second`
}
