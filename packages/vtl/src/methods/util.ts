import { base64Decode, base64Encode, escapeJavaScript, type Meter, type Value, urlDecode, urlEncode } from '@fourbox/java'
import { JsonError, readJson } from '@fourbox/json'
import { readBody } from '../scope/input.ts'
import type { UtilObject } from '../scope/util.ts'
import { method, type Method, textMethod } from './method.ts'
import { objectMethods } from './object.ts'
import { nullable, string } from './parameter.ts'

/** `$util`: takes texts only, and answers null for null. */
export const utilMethods: readonly Method<UtilObject>[] = [
  ...objectMethods,
  textFunction('escapeJavaScript', 16, escapeJavaScript),
  textFunction('urlEncode', 8, urlEncode),
  textFunction('urlDecode', 4, urlDecode),
  textFunction('base64Encode', 8, base64Encode),
  textFunction('base64Decode', 4, base64Decode),
  method('parseJson', [nullable(string)], (_self, [text], meter) => {
    if (text === null) return null
    charge(text, 4, meter)
    return notJsonIsEmpty ? jsonOrNothing(text) : readBody(text)
  }),
]

/**
 * Whether `$util.parseJson` of a text that is no JSON is empty, as one user says of the service (serverless-offline#136), or
 * else what the service's reader makes of it: a bare word is a text to it, a broken object an error. See
 * docs/decisions/0007-open-facts-of-the-data-plane.md.
 */
const notJsonIsEmpty = true

function jsonOrNothing(text: string): Value {
  try {
    const value = readJson(text)
    return typeof value === 'string' && !text.trimStart().startsWith('"') ? null : value
  } catch (error) {
    if (error instanceof JsonError) return null
    throw error
  }
}

/** @param charactersAStep how many characters it converts in the time of one step; measured. */
function textFunction(name: string, charactersAStep: number, convert: (text: string) => string): Method<UtilObject> {
  return textMethod(name, [nullable(string)], (self, [text], meter) => (text === null ? null : converted(self, text, meter)), converted)

  function converted(_self: UtilObject, text: string, meter: Meter): string {
    charge(text, charactersAStep, meter)
    const answer = convert(text)
    meter.chargeText(answer.length)
    return answer
  }
}

function charge(text: string, charactersAStep: number, meter: Meter): void {
  meter.chargeText(text.length)
  meter.charge(Math.ceil(text.length / charactersAStep))
}
