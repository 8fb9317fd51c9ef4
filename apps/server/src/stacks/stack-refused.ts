/** Why a stack stays as it is. */
export class StackRefused extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'StackRefused'
  }
}
