import { isOwnersToMend } from '../failures/owners-to-mend.ts'
import { printError } from '../terminal/terminal.ts'

/** Answers the exit code of what is run; 1 where its owner has something to mend, which is told on standard error. */
export async function toldToOwner(run: () => Promise<number>, tell: (error: Error) => string = ({ message }) => message): Promise<number> {
  try {
    return await run()
  } catch (error) {
    if (!isOwnersToMend(error)) throw error
    printError(tell(error))
    return 1
  }
}
