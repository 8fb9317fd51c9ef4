/** The command line or the environment asks for something that does not exist; the message says what does. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}
