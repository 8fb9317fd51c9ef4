import type { editor } from 'monaco-editor/editor/editor.api.js'
import { useEffect, useId, useRef } from 'react'
import { useTheme } from '../../shell/theme.ts'
import type { CodeEditorProperties } from './code-editor.tsx'
import { offerCompletions } from './completions.ts'
import { monaco } from './monaco.ts'

const lineHeight = 19

/** A thin wrapper: one editor with one model, disposed with the component. */
export function MonacoEditor({ label, language, value, onChange, lines = 12, inspect, completions }: CodeEditorProperties) {
  const place = useRef<HTMLDivElement>(null)
  const shown = useRef<editor.IStandaloneCodeEditor>(null)
  const changed = useRef(onChange)
  const hintId = useId()
  const readOnly = onChange === undefined
  const { dark } = useTheme()
  changed.current = onChange

  useEffect(() => {
    if (!place.current) return undefined
    const created = monaco.editor.create(place.current, {
      value: '',
      language,
      readOnly,
      ariaLabel: label,
      automaticLayout: true,
      fontSize: 13,
      lineHeight,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      scrollbar: { alwaysConsumeMouseWheel: false },
      padding: { top: 8, bottom: 8 },
      fixedOverflowWidgets: true,
      'semanticHighlighting.enabled': false,
      wordBasedSuggestions: 'off',
      renderWhitespace: 'none',
    })
    shown.current = created
    // Escape, then Tab: the way out of an editor in which Tab is a character.
    created.onKeyDown(({ keyCode }) => {
      if (keyCode === monaco.KeyCode.Escape) created.updateOptions({ tabFocusMode: true })
    })
    created.onDidBlurEditorText(() => created.updateOptions({ tabFocusMode: readOnly }))
    created.updateOptions({ tabFocusMode: readOnly })
    created.onDidChangeModelContent(() => changed.current?.(created.getValue()))
    return () => {
      created.getModel()?.dispose()
      created.dispose()
    }
  }, [label, language, readOnly])

  useEffect(() => {
    if (shown.current && shown.current.getValue() !== value) shown.current.setValue(value)
  }, [value, label, language, readOnly])

  useEffect(() => {
    const model = shown.current?.getModel()
    if (model) monaco.editor.setModelMarkers(model, 'fourbox', (inspect?.(value) ?? []).map(toMarker(model)))
  }, [value, inspect, label, language, readOnly])

  useEffect(() => {
    const model = shown.current?.getModel()
    return model && completions ? offerCompletions(model, completions) : undefined
  }, [completions, label, language, readOnly])

  useEffect(() => monaco.editor.setTheme(dark ? 'vs-dark' : 'vs'), [dark])

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

function toMarker(model: editor.ITextModel) {
  return ({ message, line, column, severity }: ReturnType<NonNullable<CodeEditorProperties['inspect']>>[number]): editor.IMarkerData => {
    const startLineNumber = Math.min(Math.max(line, 1), model.getLineCount())
    const word = model.getWordAtPosition({ lineNumber: startLineNumber, column })
    return {
      message,
      severity: severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
      startLineNumber,
      startColumn: column,
      endLineNumber: startLineNumber,
      endColumn: Math.max(word?.endColumn ?? 0, column + 1),
    }
  }
}
