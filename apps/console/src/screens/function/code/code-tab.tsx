import Alert from '@cloudscape-design/components/alert'
import Badge from '@cloudscape-design/components/badge'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { ConfirmDialog } from '../../../components/deleting/confirm-dialog.tsx'
import { Loaded } from '../../../components/faces/loaded.tsx'
import { CodeEditor } from '../../../components/editor/code-editor.tsx'
import type { Fault } from '../../../components/editor/language.ts'
import { WriteButton } from '../../../components/writing/write-button.tsx'
import { WriteDropdown } from '../../../components/writing/write-dropdown.tsx'
import { useShortcut } from '../../../shell/shortcuts.ts'
import { ErrorText } from '../test/result-view.tsx'
import { type CodePlace, placeOfError } from '../test/stack-place.ts'
import { TestPanel } from '../test/test-panel.tsx'
import type { FunctionTest } from '../test/use-test.ts'
import { renamed, withoutFile, withText } from './code-changes.ts'
import { languageOf } from './code-language.ts'
import { FileList } from './file-list.tsx'
import { FileNameDialog } from './file-name-dialog.tsx'
import type { StoredCode } from './stored-code.ts'
import { UploadZip } from './upload-zip.tsx'
import type { FunctionCode } from './use-code.ts'
import type { OpenFile } from './use-open-file.ts'

interface CodeTabProperties {
  readonly name: string
  readonly logGroup: string
  readonly handler: string
  readonly code: FunctionCode
  readonly test: FunctionTest
  readonly open: OpenFile
}

/** The files, the editor, and the test beside them. */
export function CodeTab(properties: CodeTabProperties) {
  return <Loaded query={properties.code.stored}>{(stored) => <CodeSource {...properties} stored={stored} />}</Loaded>
}

function CodeSource({ name, logGroup, handler, code, test, open, stored }: CodeTabProperties & { readonly stored: StoredCode }) {
  const [dialog, setDialog] = useState<'new' | 'rename' | 'delete' | 'discard' | 'upload'>()
  const files = code.files ?? new Map<string, string | undefined>()
  const paths = [...files.keys()]
  const path = open.path !== undefined && files.has(open.path) ? open.path : firstFile(paths, handler)
  const text = path === undefined ? undefined : files.get(path)
  const readOnly = stored.folder !== undefined
  const error = test.run.data?.error
  const failedAt = error && placeOfError(error.trace, paths)
  const faults = useFaults(failedAt, error?.errorType, error?.errorMessage, path, code)

  function deploy() {
    // What a test of the code before says would stand beside the new code.
    test.run.reset()
    code.deploy.mutate()
  }

  useShortcut('deployFunction', () => {
    if (code.isChanged && !code.deploy.isPending) deploy()
  })
  useShortcut('runFunction', () => test.start())

  return (
    <SpaceBetween size="s">
      {stored.folder && (
        <Alert type="info">
          This code runs from <b>{stored.folder.path}</b>. Edit it in your own editor;{' '}
          {stored.folder.watched ? 'the call after a change runs the new code.' : 'a new environment runs what is there then.'}
        </Alert>
      )}
      {code.isOutdated && (
        <Alert type="warning">Other code was deployed since you began to type. Deploying lays your files over it; Discard shows what is deployed now.</Alert>
      )}
      {code.deploy.isError && <Alert type="error">{code.deploy.error.message}</Alert>}
      <div className="function-code">
        <FileList
          files={paths}
          changed={new Set(code.changedFiles)}
          current={path}
          failed={failedAt?.path}
          hidden={stored.hidden}
          onOpen={(each) => open.show(each)}
          {...(readOnly ? {} : { onNew: () => setDialog('new') })}
        />
        <div className="function-editor">
          <div className="function-pane-head">
            <b className="function-file-name">{path ?? 'No file'}</b>
            {code.isChanged && <Badge color="severity-medium">Changes not deployed</Badge>}
            {!readOnly && (
              <span className="function-editor-actions">
                <WriteDropdown
                  ariaLabel="Code actions"
                  items={[
                    { id: 'new', text: 'New file' },
                    { id: 'rename', text: 'Rename file', disabled: text === undefined },
                    { id: 'delete', text: 'Delete file', disabled: path === undefined },
                    { id: 'discard', text: 'Discard changes', disabled: !code.isChanged, reads: true },
                    { id: 'upload', text: 'Upload .zip file' },
                  ]}
                  onItemClick={({ detail: { id } }) => setDialog(dialogs.find((one) => one === id))}
                >
                  Actions
                </WriteDropdown>
                <WriteButton variant="primary" disabled={!code.isChanged} loading={code.deploy.isPending} loadingText="Deploying" onClick={deploy}>
                  Deploy
                </WriteButton>
              </span>
            )}
          </div>
          {error && failedAt?.path === path && (
            <section className="function-result function-result-failed" aria-label="Error of the last test">
              <ErrorText error={{ ...error, trace: [] }} paths={paths} onPlace={open.show} />
              Line {failedAt?.line}
            </section>
          )}
          {path === undefined ? (
            <p className="function-faint">There is no file here that can be shown.</p>
          ) : text === undefined ? (
            <p className="function-faint">{path} is no text, or too long to be edited here. It stays as it is when other files are deployed.</p>
          ) : (
            <CodeEditor
              key={path}
              label={`Code of ${path}`}
              language={languageOf(path)}
              lines={editorLines}
              value={text}
              inspect={faults}
              goTo={open.place?.path === path ? open.place : undefined}
              {...(readOnly ? {} : { onChange: (next: string) => code.change(withText(stored, code.changes, path, next)) })}
            />
          )}
        </div>
        <TestPanel test={test} logGroup={logGroup} paths={paths} undeployed={code.isChanged} onPlace={open.show} />
      </div>
      <p className="function-faint">
        Ctrl+S deploys, Ctrl+Enter runs the test. {code.isChanged && 'What is typed is kept while you look elsewhere in the console.'}
      </p>
      {dialog === 'new' && (
        <FileNameDialog
          title="New file"
          submitText="Create"
          initial=""
          files={files}
          onDismiss={() => setDialog(undefined)}
          onName={(next) => {
            code.change(withText(stored, code.changes, next, ''))
            open.show(next)
            setDialog(undefined)
          }}
        />
      )}
      {dialog === 'rename' && path !== undefined && (
        <FileNameDialog
          title={`Rename ${path}`}
          submitText="Rename"
          initial={path}
          files={files}
          onDismiss={() => setDialog(undefined)}
          onName={(next) => {
            code.change(renamed(stored, code.changes, path, next))
            open.show(next)
            setDialog(undefined)
          }}
        />
      )}
      {dialog === 'delete' && path !== undefined && (
        <ConfirmDialog
          title="Delete file"
          confirmText="Delete"
          onDismiss={() => setDialog(undefined)}
          onConfirm={() => {
            code.change(withoutFile(stored, code.changes, path))
            setDialog(undefined)
          }}
        >
          Delete <b>{path}</b>? It goes with the next Deploy.
        </ConfirmDialog>
      )}
      {dialog === 'discard' && (
        <ConfirmDialog
          title="Discard changes"
          confirmText="Discard"
          onDismiss={() => setDialog(undefined)}
          onConfirm={() => {
            code.discard()
            setDialog(undefined)
          }}
        >
          Discard what was typed in {code.changedFiles.join(', ')}? What is deployed stays.
        </ConfirmDialog>
      )}
      {dialog === 'upload' && <UploadZip name={name} undeployed={code.isChanged} onUploaded={code.discard} onDismiss={() => setDialog(undefined)} />}
    </SpaceBetween>
  )
}

const dialogs = ['new', 'rename', 'delete', 'discard', 'upload'] as const
const editorLines = 26

/** The file that the handler names, else the first. */
function firstFile(paths: readonly string[], handler: string): string | undefined {
  const stem = handler.slice(0, handler.lastIndexOf('.'))
  return paths.find((path) => path.replace(/\.\w+$/, '') === stem) ?? paths[0]
}

/** Marks the line at which the last test failed, while the file is as it was run. */
function useFaults(
  failedAt: CodePlace | undefined,
  errorType: string | undefined,
  errorMessage: string | undefined,
  path: string | undefined,
  code: FunctionCode,
): () => readonly Fault[] {
  const isHere = failedAt !== undefined && failedAt.path === path && !code.changedFiles.includes(failedAt.path)
  const fault: Fault | undefined = isHere
    ? { message: `${errorType}: ${errorMessage}`, line: failedAt.line, column: failedAt.column, severity: 'error' }
    : undefined
  return () => (fault ? [fault] : [])
}
