import { type FSWatcher, lstatSync, readdirSync, watch } from 'node:fs'
import { join, sep } from 'node:path'

export interface WatchFolderSettings {
  readonly folder: string
  /** Folders of such a name are neither entered nor told of. */
  readonly isPassedOver: (name: string) => boolean
  /** Told of everything that comes, changes or goes, by its path within the folder. */
  readonly onChange: (path: string) => void
  /** Told of a folder that cannot be watched. */
  readonly onFault: (path: string, error: Error) => void
}

/**
 * Watches a folder and those in it, also those that come later. Node's own recursive watching watches each file and throws
 * where nobody can catch it when one of them is a link to itself; here only folders are watched, and links are not followed.
 */
export function watchFolder(settings: WatchFolderSettings): { close(): void } {
  const { folder, isPassedOver, onChange, onFault } = settings
  const folders = new Map<string, FSWatcher>()

  /** With all that it holds. */
  const forget = (path: string) => {
    for (const [each, watcher] of folders) {
      if (path !== '' && each !== path && !each.startsWith(join(path, sep))) continue
      watcher.close()
      folders.delete(each)
    }
  }

  /** Something of that name came, or went: another folder may have taken the place of one that was watched. */
  const renamed = (path: string) => {
    onChange(path)
    forget(path)
    enter(path, renamed)
  }

  /** Watches what stands there if it is a folder; `found` is told of what is in it already. */
  const enter = (path: string, found: (path: string) => void) => {
    if (!isFolder(join(folder, path))) return
    watchOne(path)
    for (const name of namesIn(join(folder, path))) if (!isPassedOver(name)) found(join(path, name))
  }
  const enterOnly = (path: string) => enter(path, enterOnly)

  const watchOne = (within: string) => {
    const failed = (error: unknown) => {
      forget(within)
      onFault(within, error instanceof Error ? error : new Error(String(error)))
    }
    try {
      const watcher = watch(join(folder, within), { persistent: false }, (event, name) => {
        if (name === null || isPassedOver(name)) return
        if (event === 'rename') renamed(join(within, name))
        else onChange(join(within, name))
      })
      folders.set(within, watcher.on('error', failed))
    } catch (error) {
      failed(error)
    }
  }

  enterOnly('')
  return { close: () => forget('') }
}

function isFolder(path: string): boolean {
  try {
    return lstatSync(path).isDirectory()
  } catch {
    return false
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    // It went in this moment, or may not be read, which the watching of it says.
    return []
  }
}
