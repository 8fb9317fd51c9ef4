/** Why something is not done to a user, in words for whoever asked. */
export class UserRefused extends Error {
  override readonly name = 'UserRefused'
  readonly status: 400 | 404 | 409

  constructor(status: UserRefused['status'], message: string) {
    super(message)
    this.status = status
  }
}
