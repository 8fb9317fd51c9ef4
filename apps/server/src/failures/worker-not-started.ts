/** A worker met at its start what its owner can mend; the message is the worker's, and says what. */
export class WorkerNotStarted extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'WorkerNotStarted'
  }
}
