import {
  Character,
  compareTexts,
  compareTextsIgnoringCase,
  equalIgnoringCase,
  formatText,
  javaException,
  StreamObject,
  strip,
  textOf,
  trim,
} from '@fourbox/java'
import { javaPattern } from './java-pattern.ts'
import { free } from './charge.ts'
import { method, type Method, predicate } from './method.ts'
import { objectMethods } from './object.ts'
import { OptionalObject } from './optional.ts'
import { arrayOf, boolean, char, charSequence, int, iterable, nullable, object, string, unreachable } from './parameter.ts'
import { byteArray, charArray, listed, stringArray, unitsPart, unitsText } from './string-arrays.ts'
import {
  characterOf,
  checked,
  codePointBefore,
  codePoints,
  countCodePoints,
  hasPart,
  indent,
  indexOf,
  join,
  lastIndexOf,
  lines,
  made,
  offsetByCodePoints,
  part,
  regionMatches,
  repeat,
  replaceAll,
  replaceMatches,
  scanned,
  stripIndent,
  translateEscapes,
  unitAt,
  unitCodes,
} from './string-parts.ts'

const chars = arrayOf(char, 'char')
const texts = arrayOf(charSequence, 'java.lang.CharSequence')
const objects = nullable(arrayOf(object, 'java.lang.Object'))
const locale = unreachable('Locale')

/** java.lang.String of Java 17. */
export const stringMethods: readonly Method<string>[] = [
  ...objectMethods,
  method('length', [], (self) => self.length, free),
  predicate('isEmpty', [], (self) => self === '', free),
  predicate('isBlank', [], (self, _given, meter) => (scanned(self, meter), strip(self, 'start') === '')),

  method('charAt', [int], (self, [index]) => new Character(unitAt(self, index)), free),
  method('codePointAt', [int], (self, [index]) => self.codePointAt(checked(index, 0, self.length - 1)) ?? 0, free),
  method('codePointBefore', [int], (self, [index]) => codePointBefore(self, checked(index, 1, self.length)), free),
  method('codePointCount', [int, int], (self, [begin, end]) => countCodePoints(part(self, begin, end))),
  method('offsetByCodePoints', [int, int], (self, [index, offset]) => offsetByCodePoints(self, checked(index, 0, self.length), offset)),
  method('toCharArray', [], (self, _given, meter) => charArray(self, meter)),
  method('getBytes', [], (self, _given, meter) => byteArray(self, 'UTF-8', meter)),
  method('getBytes', [unreachable('Charset')], () => null),
  method('getBytes', [string], (self, [charset], meter) => byteArray(self, charset, meter)),

  predicate('contentEquals', [charSequence], (self, [other]) => self === other),
  predicate('equalsIgnoreCase', [nullable(string)], (self, [other]) => other !== null && equalIgnoringCase(self, other)),
  method('compareTo', [string], (self, [other]) => compareTexts(self, other)),
  method('compareTo', [object], () => notAString()),
  method('compareToIgnoreCase', [string], (self, [other]) => compareTextsIgnoringCase(self, other)),
  method('compare', [charSequence, charSequence], (_self, [left, right]) => compareTexts(left, right)),
  predicate('regionMatches', [int, string, int, int], (self, [at, other, from, length]) => regionMatches(self, at, other, from, length, (a, b) => a === b)),
  predicate('regionMatches', [boolean, int, string, int, int], (self, [ignoreCase, at, other, from, length]) =>
    regionMatches(self, at, other, from, length, ignoreCase ? equalIgnoringCase : (a, b) => a === b),
  ),
  predicate('startsWith', [string], (self, [prefix]) => hasPart(self, 0, prefix)),
  predicate('startsWith', [string, int], (self, [prefix, at]) => hasPart(self, at, prefix)),
  predicate('endsWith', [string], (self, [suffix]) => hasPart(self, self.length - suffix.length, suffix)),
  predicate('contains', [charSequence], (self, [other]) => self.includes(other)),

  method('indexOf', [int], (self, [code]) => indexOf(self, characterOf(code), 0)),
  method('indexOf', [int, int], (self, [code, from]) => indexOf(self, characterOf(code), from)),
  method('indexOf', [string], (self, [other]) => indexOf(self, other, 0)),
  method('indexOf', [string, int], (self, [other, from]) => indexOf(self, other, from)),
  method('lastIndexOf', [int], (self, [code], meter) => lastIndexOf(self, characterOf(code), self.length, meter)),
  method('lastIndexOf', [int, int], (self, [code, from], meter) => lastIndexOf(self, characterOf(code), from, meter)),
  method('lastIndexOf', [string], (self, [other], meter) => lastIndexOf(self, other, self.length, meter)),
  method('lastIndexOf', [string, int], (self, [other, from], meter) => lastIndexOf(self, other, from, meter)),

  method('substring', [int], (self, [begin]) => part(self, begin, self.length), free),
  method('substring', [int, int], (self, [begin, end]) => part(self, begin, end), free),
  method('subSequence', [int, int], (self, [begin, end]) => part(self, begin, end), free),
  method('concat', [string], (self, [other], meter) => made(self + other, meter), free),
  method('replace', [char, char], (self, [from, to], meter) =>
    made(
      self.replaceAll(from, () => to),
      meter,
    ),
  ),
  method('replace', [charSequence, charSequence], (self, [from, to], meter) => replaceAll(self, from, to, meter)),
  method('toLowerCase', [], (self, _given, meter) => made(self.toLowerCase(), meter)),
  method('toUpperCase', [], (self, _given, meter) => made(self.toUpperCase(), meter)),
  method('toLowerCase', [locale], (self) => self),
  method('toUpperCase', [locale], (self) => self),
  method('trim', [], (self, _given, meter) => trim(scanned(self, meter))),
  method('strip', [], (self, _given, meter) => (scanned(self, meter), strip(self, 'both'))),
  method('stripLeading', [], (self, _given, meter) => (scanned(self, meter), strip(self, 'start'))),
  method('stripTrailing', [], (self, _given, meter) => (scanned(self, meter), strip(self, 'end'))),
  method('repeat', [int], (self, [count], meter) => repeat(self, count, meter), free),
  method('intern', [], (self) => self, free),

  predicate('matches', [string], (self, [pattern], meter) => javaPattern(pattern, meter).matches(self, meter)),
  method('replaceAll', [string, nullable(string)], (self, [pattern, to], meter) => replaceMatches(self, pattern, to, meter)),
  method('replaceFirst', [string, string], (self, [pattern, to], meter) => javaPattern(pattern, meter).replaceFirst(self, to, meter)),
  method('split', [string], (self, [pattern], meter) => stringArray(javaPattern(pattern, meter).split(self, 0, meter), meter)),
  method('split', [string, int], (self, [pattern, limit], meter) => stringArray(javaPattern(pattern, meter).split(self, limit, meter), meter)),

  method('lines', [], (self, _given, meter) => new StreamObject('object', listed(lines(self, meter), meter))),
  method('chars', [], (self, _given, meter) => new StreamObject('int', unitCodes(self, meter))),
  method('codePoints', [], (self, _given, meter) => new StreamObject('int', codePoints(self, meter))),
  method('indent', [int], (self, [count], meter) => indent(self, count, meter)),
  method('stripIndent', [], (self, _given, meter) => made(stripIndent(scanned(self, meter), meter), meter)),
  method('translateEscapes', [], (self, _given, meter) => made(translateEscapes(scanned(self, meter)), meter)),
  method('describeConstable', [], (self) => new OptionalObject(self), free),

  method('join', [charSequence, texts], (_self, [glue, parts], meter) => join(glue, parts.items, meter)),
  method('join', [charSequence, iterable], (_self, [glue, parts], meter) => join(glue, parts, meter)),
  method('format', [string, objects], (_self, [pattern, given], meter) => made(formatText(pattern, given?.items ?? null, meter), meter)),
  method('format', [locale, string, objects], (_self, [, pattern, given], meter) => made(formatText(pattern, given?.items ?? null, meter), meter)),
  method('formatted', [objects], (self, [given], meter) => made(formatText(self, given?.items ?? null, meter), meter)),
  method('valueOf', [object], (_self, [value], meter) => textOf(value, meter), free),
  method('valueOf', [char], (_self, [unit]) => unit),
  method('valueOf', [chars], (_self, [units]) => unitsText(units)),
  method('valueOf', [chars, int, int], (_self, [units, offset, count]) => unitsPart(units, offset, count)),
  method('copyValueOf', [chars], (_self, [units]) => unitsText(units)),
  method('copyValueOf', [chars, int, int], (_self, [units, offset, count]) => unitsPart(units, offset, count)),
]

function notAString(): never {
  throw javaException('java.lang.ClassCastException', 'cannot be cast to class java.lang.String')
}
