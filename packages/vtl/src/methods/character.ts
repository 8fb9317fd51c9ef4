import { Character, isWhitespace, javaException } from '@fourbox/java'
import { method, type Method, predicate } from './method.ts'
import { objectMethods } from './object.ts'
import { char, int, object } from './parameter.ts'

const tests: Readonly<Record<string, (character: string) => boolean>> = {
  isLetter: (character) => /^\p{L}$/u.test(character),
  isDigit: (character) => /^\p{Nd}$/u.test(character),
  isLetterOrDigit: (character) => /^[\p{L}\p{Nd}]$/u.test(character),
  isAlphabetic: (character) => /^\p{Alphabetic}$/u.test(character),
  isUpperCase: (character) => /^\p{Uppercase}$/u.test(character),
  isLowerCase: (character) => /^\p{Lowercase}$/u.test(character),
  isWhitespace,
  isSpaceChar: (character) => /^\p{Z}$/u.test(character),
}

/** java.lang.Character of Java 17, as far as templates have use for it. */
export const characterMethods: readonly Method<Character>[] = [
  ...objectMethods,
  method('charValue', [], (self) => self),
  method('compareTo', [object], (self, [other]) => {
    if (other instanceof Character) return self.value.charCodeAt(0) - other.value.charCodeAt(0)
    throw javaException('java.lang.ClassCastException', 'cannot be cast to class java.lang.Character')
  }),
  method('compare', [char, char], (_self, [left, right]) => left.charCodeAt(0) - right.charCodeAt(0)),
  ...Object.entries(tests).flatMap(([name, holds]) => [
    predicate(name, [char], (_self: Character, [character]) => holds(character)),
    predicate(name, [int], (_self: Character, [code]) => code >= 0 && code <= 0x10ffff && holds(String.fromCodePoint(code))),
  ]),
  method('toUpperCase', [char], (_self, [character]) => new Character(singleUnit(character.toUpperCase(), character))),
  method('toLowerCase', [char], (_self, [character]) => new Character(singleUnit(character.toLowerCase(), character))),
  method('getNumericValue', [char], (_self, [character]) => numericValue(character)),
  method('valueOf', [char], (_self, [character]) => new Character(character)),
  method('toString', [char], (_self, [character]) => character),
  method('hashCode', [char], (_self, [character]) => character.charCodeAt(0)),
]

function singleUnit(changed: string, character: string): string {
  return changed.length === 1 ? changed : character
}

/** 0 to 35 for ASCII digits and letters, -1 for anything else. */
function numericValue(character: string): number {
  const value = Number.parseInt(character, 36)
  return Number.isNaN(value) ? -1 : value
}
