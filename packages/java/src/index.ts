export { EvaluationError, javaException } from './bounds/evaluation-error.ts'
export { type Budgets, defaultBudgets, Meter, overBudget } from './bounds/meter.ts'
export { base64Decode, base64Encode } from './encodings/base64.ts'
export { escapeJavaScript } from './encodings/escape-java-script.ts'
export { encodeText } from './encodings/text-encoding.ts'
export { urlDecode, urlEncode } from './encodings/url-text.ts'
export { utf8Bytes } from './encodings/utf8.ts'
export { formatText } from './format/format-text.ts'
export { aligned, decimalOf, decimalText, divideDecimals } from './numbers/decimal.ts'
export { doubleText, floatText } from './numbers/floating-text.ts'
export { hexText } from './numbers/hex-text.ts'
export { printedBigInteger, printedDouble } from './numbers/printed-number.ts'
export { decodeInteger, readDouble, readInteger } from './numbers/read-number.ts'
export { compareTexts, compareTextsIgnoringCase, equalIgnoringCase, isWhitespace, linesOf, strip, trim } from './strings/strings.ts'
export { itemAt, JavaIterator, MapEntry, MapView, replaceItem, splice, SubList } from './values/collections.ts'
export { javaEquals, textsEqual } from './values/equality.ts'
export { doubleBits, floatHash, hashOf } from './values/hash.ts'
export { concurrentChange, ItemsIteration, iterate, ListIteration, ViewIteration } from './values/iterate.ts'
export { classNameOf, JavaClass } from './values/java-class.ts'
export { keyContent } from './values/key-content.ts'
export { stepsFor } from './values/steps-for.ts'
export { StreamObject } from './values/stream-object.ts'
export { textOf } from './values/text.ts'
export {
  BigDecimal,
  BigInteger,
  Byte,
  Character,
  Double,
  Float,
  JavaArray,
  JavaList,
  JavaMap,
  type JavaNumber,
  JavaObject,
  Long,
  type MapClass,
  type MapKey,
  Short,
  type Value,
} from './values/values.ts'
