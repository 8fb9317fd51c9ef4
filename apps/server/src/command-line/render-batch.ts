import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { visible } from '@fourbox/domain'
import { JsonError } from '@fourbox/json'
import { compile, type PlainValue, type Profile, type Scope, TemplateEvaluationError, TemplateSyntaxError } from '@fourbox/vtl'
import { contextSource, objectOf, type PlainObject, readObject, textOf, textsOf, toJson } from './render-values.ts'

/**
 * Reads a case a line, `{"id", "template", "input", "profile"}`, and writes for each `{"id", "output"}`, with
 * `"overrides"` where the template wrote some, or `{"id", "error", "message"}`. Empty lines count for nothing.
 */
export async function renderBatch(input: Readable, output: Writable, profile: Profile): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() !== '') output.write(`${visible(JSON.stringify(answer(line, profile)))}\n`)
  }
}

function answer(line: string, profile: Profile): unknown {
  try {
    return rendered(readObject(line), profile)
  } catch (error) {
    if (error instanceof JsonError) return { id: null, error: 'input', message: error.message }
    throw error
  }
}

function rendered(wanted: PlainObject, fallback: Profile): unknown {
  const id = wanted.get('id') ?? null
  const profile = wanted.get('profile')
  try {
    const template = compile(textOf(wanted, 'template'), { profile: profile === 'aws' || profile === 'plain' ? profile : fallback })
    const { text, overrides } = template.render(scopeOf(objectOf(wanted, 'input')))
    const written = withoutEmptyMaps(overrides.toPlain())
    return written.size === 0 ? { id, output: text } : { id, output: text, overrides: toJson(written) }
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return { id, error: 'parse', message: error.message }
    if (error instanceof TemplateEvaluationError) return { id, error: 'evaluation', message: error.message }
    throw error
  }
}

function scopeOf(input: PlainObject): Scope {
  const params = objectOf(input, 'params')
  const named = (place: string) => textsOf(objectOf(params, place))
  return {
    body: textOf(input, 'body'),
    params: { path: named('path'), querystring: named('querystring'), header: named('header') },
    stageVariables: textsOf(objectOf(input, 'stageVariables')),
    context: contextSource(objectOf(input, 'context')),
  }
}

/** Of the overrides only what a template wrote. */
function withoutEmptyMaps(members: PlainObject): PlainObject {
  const kept = new Map<string, PlainValue>()
  for (const [name, member] of members) {
    const value = member instanceof Map ? withoutEmptyMaps(member) : member
    if (!(value instanceof Map) || value.size > 0) kept.set(name, value)
  }
  return kept
}
