import { report } from '../../terminal/terminal.ts'
import { watchFolder } from '../../apply-folder/watch-folder.ts'
import { CallRefused } from '../call-refused.ts'
import { stopSignal } from '../stop-signal.ts'

/** Editors and build tools write in several steps; this long after the last of them the project is read. */
const settleInMillis = 150

/** What holds nothing of a project’s own. */
const passedOver: ReadonlySet<string> = new Set(['.git', 'node_modules', '__pycache__', '.venv'])

/**
 * Does something with a project, and again after each change in its folder, one time after the other, until Ctrl-C. What is
 * refused is told and ends nothing: the next change may mend it.
 */
export async function followProject(folder: string, act: (first: boolean) => Promise<void>): Promise<void> {
  let queue = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const enqueue = (first: boolean) => {
    queue = queue.then(() => told(act(first)))
  }
  // Watched first, so that nothing is missed between the two.
  const watched = watchFolder({
    folder,
    isPassedOver: (name) => passedOver.has(name),
    onChange: () => {
      clearTimeout(timer)
      timer = setTimeout(() => enqueue(false), settleInMillis)
    },
    onFault: (path, error) => report(`${path || folder} cannot be watched any longer: ${error.message}`),
  })
  // Neither a watcher nor a signal keeps a process.
  const alive = setInterval(() => undefined, 2 ** 30)
  const stopped = stopSignal()
  enqueue(true)
  await queue
  report(`Following ${folder}. Ctrl-C ends it.`)
  await stopped
  clearInterval(alive)
  clearTimeout(timer)
  watched.close()
  await queue
}

async function told(done: Promise<void>): Promise<void> {
  try {
    await done
  } catch (error) {
    if (!(error instanceof CallRefused)) throw error
    report(error.message)
  }
}
