import { visible } from '@fourbox/domain'
import { WriteButton } from '../../../components/writing/write-button.tsx'

interface FileListProperties {
  readonly files: readonly string[]
  /** Not deployed as they are now. */
  readonly changed: ReadonlySet<string>
  readonly current: string | undefined
  /** The file in which the last test failed. */
  readonly failed: string | undefined
  readonly hidden: number
  readonly onOpen: (path: string) => void
  /** Absent where the files are only read. */
  readonly onNew?: () => void
}

/** The function's files, by path. */
export function FileList({ files, changed, current, failed, hidden, onOpen, onNew }: FileListProperties) {
  return (
    <nav className="function-files" aria-label="Files">
      <div className="function-pane-head">
        <b>Code source</b>
        {onNew && <WriteButton variant="inline-icon" iconName="add-plus" ariaLabel="New file" onClick={onNew} />}
      </div>
      <ul>
        {files.map((path) => (
          <li key={path}>
            <button type="button" aria-current={path === current ? 'true' : undefined} onClick={() => onOpen(path)} title={visible(path)}>
              <span className="function-file-name">{path}</span>
              {path === failed && <span className="function-file-failed">failed</span>}
              {changed.has(path) && <span className="function-file-changed">changed</span>}
            </button>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="function-faint">and {hidden} files of libraries</p>}
    </nav>
  )
}
