import { redact } from '@fourbox/domain'
import type { Call } from '../call/call.ts'

/** A shorter text is no secret, and would be found in the middle of other words. */
const shortestSecret = 8
/** Of a call, its headers' first: what looking for them costs is bounded, and an address may be anybody's making. */
const mostSecrets = 64

/**
 * Stars the secrets that came with a call, wherever they went: a template may put them into a body, a mapping into a path.
 * The text keeps its length.
 */
export function starrer(call: Call): (text: string) => string {
  const secrets = secretsOf(call)
  if (secrets.length === 0) return (text) => text
  return (text) => secrets.reduce((shown, secret) => (shown.includes(secret) ? shown.replaceAll(secret, () => redact(secret)) : shown), text)
}

/** Longer ones first: one may hold another. */
function secretsOf({ request: { headerList, query }, place: { mask } }: Call): readonly string[] {
  const found = new Set<string>()
  for (let index = 0; index + 1 < headerList.length; index += 2) if (mask.isSecretHeader(headerList[index] ?? '')) addForms(found, headerList[index + 1] ?? '')
  for (const [name, values] of query) if (mask.isSecretParameter(name)) for (const value of values) addForms(found, value)
  return [...found].slice(0, mostSecrets).toSorted((a, b) => b.length - a.length)
}

/** As it came, without the scheme before it, and as addresses and JSON write it. */
function addForms(found: Set<string>, value: string): void {
  const withoutScheme = value.slice(value.indexOf(' ') + 1)
  for (const form of [value, withoutScheme]) {
    if (form.length < shortestSecret) continue
    found.add(form)
    if (plain.test(form)) continue
    found.add(encodeURIComponent(form.toWellFormed()))
    found.add(JSON.stringify(form).slice(1, -1))
  }
}
const plain = /^[\w.~-]*$/
