import { readBody } from '../scope/input.ts'
import type { UtilObject } from '../scope/util.ts'
import { base64Decode, base64Encode } from '../util/base64.ts'
import { escapeJavaScript } from '../util/escape-java-script.ts'
import { urlDecode, urlEncode } from '../util/url-text.ts'
import type { Meter } from '../budget.ts'
import { method, type Method } from './method.ts'
import { objectMethods } from './object.ts'
import { nullable, string } from './parameter.ts'

/** `$util`: takes texts only, and answers null for null. */
export const utilMethods: readonly Method<UtilObject>[] = [
  ...objectMethods,
  textFunction('escapeJavaScript', escapeJavaScript),
  textFunction('urlEncode', urlEncode),
  textFunction('urlDecode', urlDecode),
  textFunction('base64Encode', base64Encode),
  textFunction('base64Decode', base64Decode),
  method('parseJson', [nullable(string)], (_self, [text], meter) => {
    if (text === null) return null
    charge(text, meter)
    return readBody(text)
  }),
]

function textFunction(name: string, convert: (text: string) => string): Method<UtilObject> {
  return method(name, [nullable(string)], (_self, [text], meter) => {
    if (text === null) return null
    charge(text, meter)
    const converted = convert(text)
    meter.chargeText(converted.length)
    return converted
  })
}

/** These functions look at each character: dearer than copying one. */
function charge(text: string, meter: Meter): void {
  meter.chargeText(text.length)
  meter.charge(text.length >> 1)
}
