import Button from '@cloudscape-design/components/button'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { visible, isPathVariable, pathVariableName } from '@fourbox/domain'
import { Fragment, useEffect, useRef } from 'react'
import { callVerbs } from '../../../components/method/verb-order.ts'
import { Verb } from '../../../components/method/verb.tsx'
import { readHeaders, type TestInput } from '../../../components/test-call/test-input.ts'
import { WriteButton } from '../../../components/writing/write-button.tsx'
import { CopyAsCurl } from './copy-as-curl.tsx'
import './request-line.css'

interface RequestLineProperties {
  readonly restApiId: string
  readonly path: string
  readonly httpMethod: string
  readonly verb: string
  readonly input: TestInput
  /** Path variables that still need a value. */
  readonly missing: readonly string[]
  readonly takesBody: boolean
  readonly isRunning: boolean
  /** Who comes for a test begins to type here. */
  readonly isFocused: boolean
  readonly onInput: (changes: Partial<TestInput>) => void
  readonly onTest: () => void
  /** Where headers, body and the rest are written. */
  readonly onParts: () => void
}

/** What a test sends, in one line: the verb, the path with its variables as fields, the query; the rest by its number. */
export function RequestLine({
  restApiId,
  path,
  httpMethod,
  verb,
  input,
  missing,
  takesBody,
  isRunning,
  isFocused,
  onInput,
  onTest,
  onParts,
}: RequestLineProperties) {
  const form = useFocusWhen(isFocused)
  const headers = Object.keys(readHeaders(input.headers)).length
  return (
    <form
      ref={form}
      className="request-line"
      aria-label="Request line"
      onSubmit={(event) => {
        event.preventDefault()
        onTest()
      }}
    >
      {httpMethod === 'ANY' ? (
        <Select
          ariaLabel="Method type"
          options={callVerbs.map((value) => ({ value, label: value }))}
          selectedOption={{ value: verb, label: verb }}
          onChange={({ detail }) => onInput({ verb: detail.selectedOption.value ?? 'GET' })}
        />
      ) : (
        <Verb name={httpMethod} />
      )}
      <div className="request-url">
        {partsOf(path).map(({ text, variable }) => (
          <Fragment key={text}>
            {variable === undefined ? (
              <span>{visible(text)}</span>
            ) : (
              <span className="request-field" style={{ inlineSize: widthOf(input.path[variable] ?? '', variable) }}>
                <Input
                  ariaLabel={`Path: ${variable}`}
                  placeholder={variable}
                  invalid={missing.includes(variable)}
                  value={input.path[variable] ?? ''}
                  onChange={({ detail }) => onInput({ path: { ...input.path, [variable]: detail.value } })}
                />
              </span>
            )}
          </Fragment>
        ))}
        <span aria-hidden="true">?</span>
        <span className="request-query">
          <Input
            ariaLabel="Query strings"
            placeholder="param1=value1&param2=value2"
            value={input.queryString}
            onChange={({ detail }) => onInput({ queryString: detail.value })}
          />
        </span>
      </div>
      <Button formAction="none" onClick={onParts}>
        {headers === 0 ? 'Headers' : `Headers ${headers}`}
        {takesBody ? (input.body === '' ? ', body' : `, body ${input.body.length.toLocaleString('en')}`) : ''}
      </Button>
      <CopyAsCurl restApiId={restApiId} path={path} verb={verb} input={input} />
      <WriteButton variant="primary" loading={isRunning}>
        Test{' '}
        <span className="request-keys" aria-hidden="true">
          Ctrl ↵
        </span>
      </WriteButton>
      {missing.length > 0 && (
        <p className="request-fault" role="alert">
          Enter a value for {missing.map(visible).join(', ')}.
        </p>
      )}
    </form>
  )
}

/** The first field takes the focus when the page turns to the test; a page that begins with it leaves the focus at its beginning. */
function useFocusWhen(isFocused: boolean) {
  const form = useRef<HTMLFormElement>(null)
  const wasFocused = useRef(isFocused)
  useEffect(() => {
    if (isFocused && !wasFocused.current) form.current?.querySelector('input')?.focus()
    wasFocused.current = isFocused
  }, [isFocused])
  return form
}

interface PathPart {
  readonly text: string
  readonly variable: string | undefined
}

/** `/pets/{petId}/toys` as what is fixed and what is to be filled in. */
function partsOf(path: string): readonly PathPart[] {
  return path
    .split(/(\{[^}]+\})/)
    .filter((text) => text !== '')
    .map((text) => ({ text, variable: isPathVariable(text) ? pathVariableName(text) : undefined }))
}

function widthOf(value: string, name: string): string {
  return `${Math.min(24, Math.max(value.length, name.length, 4) + 4)}ch`
}
