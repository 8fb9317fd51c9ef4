import { visible } from '@fourbox/domain'
import type { editor } from 'monaco-editor/editor/editor.api.js'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { useTheme } from '../../shell/theme.ts'
import { toldAtPauses } from './told-at-pauses.ts'
import type { CodeEditorProperties } from './code-editor.tsx'
import { offerCompletions } from './completions.ts'
import type { Fault } from './language.ts'
import { monaco } from './monaco.ts'

const lineHeight = 19

/** A thin wrapper: one editor with one model, disposed with the component. */
export function MonacoEditor({ label, language, value, onChange, lines = 12, inspect, completions, notes, goTo }: CodeEditorProperties) {
  const place = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState<editor.IStandaloneCodeEditor>()
  const hintId = useId()
  const readOnly = onChange === undefined
  const { dark } = useTheme()
  // A text that came from outside is told to nobody.
  const tell = useEffectEvent((text: string) => text === value || onChange?.(text))

  useEffect(() => {
    if (!place.current) return undefined
    const created = createEditor(place.current, readOnly)
    const telling = toldAtPauses(place.current, () => tell(created.getValue()))
    created.onDidChangeModelContent(telling.typed)
    setShown(created)
    return () => {
      telling.end()
      created.getModel()?.dispose()
      created.dispose()
    }
  }, [readOnly])

  // A text that is called otherwise, as its content type is typed, keeps its editor and what can be undone there.
  useEffect(() => shown?.updateOptions({ ariaLabel: label }), [shown, label])

  // A text whose language is another now, such as a definition that is emptied, keeps its editor and so the focus.
  useEffect(() => {
    const model = shown?.getModel()
    if (model) monaco.editor.setModelLanguage(model, language)
  }, [shown, language])

  useEffect(() => {
    if (shown && shown.getValue() !== value) replaceText(shown, value)
  }, [shown, value])

  useEffect(() => {
    const model = shown?.getModel()
    if (model) monaco.editor.setModelMarkers(model, 'fourbox', (inspect?.(value) ?? []).map(toMarker(model)))
  }, [shown, value, inspect])

  useEffect(() => {
    return shown && completions ? offerCompletions(shown, language, completions) : undefined
  }, [shown, language, completions])

  useEffect(() => {
    const model = shown?.getModel()
    if (!model || !notes) return undefined
    const told = shown?.createDecorationsCollection([...notes].map(([line, text]) => toNote(model, line, text)))
    return () => told?.clear()
  }, [shown, notes])

  useEffect(() => {
    if (!shown || !goTo) return
    shown.setPosition({ lineNumber: goTo.line, column: goTo.column })
    shown.revealLineInCenterIfOutsideViewport(goTo.line)
    shown.focus()
  }, [shown, goTo])

  useEffect(() => monaco.editor.setTheme(dark ? 'fourbox-dark' : 'fourbox-light'), [dark])

  return (
    <div>
      <div ref={place} className="editor" style={{ blockSize: lines * lineHeight + 16 }} aria-describedby={hintId} />
      {!readOnly && (
        <p id={hintId} className="editor-hint">
          Press Escape, then Tab to leave the editor.
        </p>
      )}
    </div>
  )
}

function createEditor(place: HTMLElement, readOnly: boolean): editor.IStandaloneCodeEditor {
  const created = monaco.editor.create(place, {
    value: '',
    readOnly,
    automaticLayout: true,
    fontSize: 13,
    lineHeight,
    lineNumbersMinChars: 3,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    scrollbar: { alwaysConsumeMouseWheel: false },
    padding: { top: 8, bottom: 8 },
    fixedOverflowWidgets: true,
    tabFocusMode: readOnly,
    wordBasedSuggestions: 'off',
    // What is written whole already is not completed: Enter behind it begins a line.
    acceptSuggestionOnEnter: 'smart',
    renderWhitespace: 'none',
    // Dimmed, the number of an empty last line is too dim to read.
    renderFinalNewline: 'on',
  })
  // Escape, then Tab: the way out of an editor in which Tab is a character.
  created.onKeyDown(({ keyCode }) => {
    if (keyCode === monaco.KeyCode.Escape) created.updateOptions({ tabFocusMode: true })
  })
  created.onDidBlurEditorText(() => created.updateOptions({ tabFocusMode: readOnly }))
  return created
}

/** A text from outside, such as a generated template, can be undone like one that was typed. */
function replaceText(shown: editor.IStandaloneCodeEditor, text: string): void {
  const model = shown.getModel()
  if (!model || model.getValueLength() === 0) return shown.setValue(text)
  shown.pushUndoStop()
  model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null)
  shown.pushUndoStop()
}

/** Text behind a line, which the caret passes by. */
function toNote(model: editor.ITextModel, line: number, text: string): editor.IModelDeltaDecoration {
  const lineNumber = Math.min(line, model.getLineCount())
  const column = model.getLineMaxColumn(lineNumber)
  return {
    range: new monaco.Range(lineNumber, column, lineNumber, column),
    options: {
      after: { content: `  → ${visible(text)}`, inlineClassName: 'editor-note', cursorStops: monaco.editor.InjectedTextCursorStops.None },
      showIfCollapsed: true,
    },
  }
}

function toMarker(model: editor.ITextModel) {
  return ({ message, line, column, end, severity }: Fault): editor.IMarkerData => {
    const startLineNumber = Math.min(Math.max(line, 1), model.getLineCount())
    const word = model.getWordAtPosition({ lineNumber: startLineNumber, column })
    return {
      message,
      severity: severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
      startLineNumber,
      startColumn: column,
      endLineNumber: end?.line ?? startLineNumber,
      endColumn: end?.column ?? Math.max(word?.endColumn ?? 0, column + 1),
    }
  }
}
