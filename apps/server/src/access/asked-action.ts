import type { UserRole } from '@fourbox/domain'

/** What a call wants to do, before it is done. */
export interface AskedAction {
  /** As policies name it: `apigateway:PATCH`, `lambda:CreateFunction`. */
  readonly action: string
  /** `UpdateRestApi`; of our own operations the route: `PUT /users/:userName/role`. */
  readonly operation: string
  readonly needs: UserRole
  /** The ARN of what it is done to, or `*`. */
  readonly resource: () => string
}
