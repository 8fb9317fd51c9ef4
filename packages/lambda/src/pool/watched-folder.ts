import { watch, type FSWatcher } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** What a person does not edit. */
const passedOver = new Set(['node_modules', '.git', '__pycache__', '.venv'])
const mostFolders = 2000

/** Calls back when a file under a folder changes, comes or goes. */
export class WatchedFolder {
  readonly #changed: () => void
  readonly #watchers = new Map<string, FSWatcher>()
  #closed = false

  constructor(path: string, changed: () => void) {
    this.#changed = changed
    void this.#watchAll(path)
  }

  close(): void {
    this.#closed = true
    for (const watcher of this.#watchers.values()) watcher.close()
    this.#watchers.clear()
  }

  async #watchAll(folder: string): Promise<void> {
    if (this.#closed || this.#watchers.has(folder) || this.#watchers.size >= mostFolders) return
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => {
        if (name !== null && passedOver.has(name)) return
        this.#changed()
        // What came may be a folder.
        if (name !== null) void this.#watchAll(join(folder, name))
      })
      watcher.on('error', () => this.#forget(folder))
      this.#watchers.set(folder, watcher)
      const entries = await readdir(folder, { withFileTypes: true })
      await Promise.all(entries.filter((entry) => entry.isDirectory() && !passedOver.has(entry.name)).map((entry) => this.#watchAll(join(folder, entry.name))))
    } catch {
      // A file, or gone again.
      this.#forget(folder)
    }
  }

  #forget(folder: string): void {
    this.#watchers.get(folder)?.close()
    this.#watchers.delete(folder)
  }
}
